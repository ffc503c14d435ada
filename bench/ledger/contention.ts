import type { Db } from '#server/db/db.ts'
import { postAll } from '#server/ledger/post.ts'
import { makeEntries } from './entries.ts'

const CLIENTS = 8
const GROUP = 20
const SECONDS = Number(process.env.SECONDS ?? 4)

export type Contention = { own: number; shared: number; sealing: number }

/**
 * Postings a second by eight connections: each with accounts of its own, all with the same accounts, and the same while the
 * ledger is sealed every second. The three take turns; best of `runs`.
 */
export async function measureContention(db: Db, runs: number, seal: () => Promise<unknown>): Promise<Contention> {
  const best = { own: 0, shared: 0, sealing: 0 }
  for (let run = 0; run < runs; run++) {
    best.own = Math.max(best.own, await perSecond(db, (client) => `-${client}`))
    best.shared = Math.max(best.shared, await perSecond(db, () => '-shared'))
    // What the two wrote before is not to be sealed during the third.
    await seal()
    const sealing = setInterval(() => void seal(), 1_000)
    best.sealing = Math.max(best.sealing, await perSecond(db, () => '-shared'))
    clearInterval(sealing)
    await seal()
  }
  return best
}

async function perSecond(db: Db, among: (client: number) => string): Promise<number> {
  let written = 0
  const start = performance.now()
  const end = start + SECONDS * 1000
  const client = async (number: number) => {
    while (performance.now() < end) {
      await db.tx((sql) => postAll(sql, makeEntries(GROUP, 50, among(number))))
      written += GROUP * 5
    }
  }
  await Promise.all(Array.from({ length: CLIENTS }, (_, number) => client(number)))
  return (written / (performance.now() - start)) * 1000
}
