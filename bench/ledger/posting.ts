import type { Db } from '#server/db/db.ts'
import { postAll } from '#server/ledger/post.ts'
import { waitForQuiet } from '../measure.ts'
import { copyIn, inGroups } from './copy-rival.ts'
import { makeEntries } from './entries.ts'

const ENTRIES = Number(process.env.ENTRIES ?? 20_000)
const HOUSEHOLDS = 1_000

/** Entries a transaction, as a run of payouts or the confirmation of orders writes them. */
const groups = [1, 10, 100, 1_000] as const

export type Posting = { copyPerSecond: number; ways: { group: number; perSecond: number }[]; noisy: boolean }

/** Postings a second by one connection: COPY, all at once or in the largest groups, whichever is faster, and `postAll`. Best of `runs`. */
export async function measurePosting(db: Db, runs: number): Promise<Posting> {
  await post(db, makeEntries(HOUSEHOLDS, HOUSEHOLDS), HOUSEHOLDS)
  let copyPerSecond = 0
  let noisy = false
  const best = new Map<number, number>()
  for (let run = 0; run < runs; run++) {
    noisy = !(await waitForQuiet(10)) || noisy
    for (const group of [ENTRIES, 1_000]) {
      const parts = await inGroups(db, makeEntries(ENTRIES, HOUSEHOLDS), group)
      copyPerSecond = Math.max(copyPerSecond, (ENTRIES * 5) / (await secondsOf(() => copyIn(db, parts))))
    }
    for (const group of groups) {
      const entries = makeEntries(group === 1 ? ENTRIES / 20 : ENTRIES, HOUSEHOLDS)
      const perSecond = (entries.length * 5) / (await secondsOf(() => post(db, entries, group)))
      best.set(group, Math.max(best.get(group) ?? 0, perSecond))
    }
  }
  return { copyPerSecond, ways: [...best].map(([group, perSecond]) => ({ group, perSecond })), noisy }
}

async function post(db: Db, entries: ReturnType<typeof makeEntries>, group: number): Promise<void> {
  for (let from = 0; from < entries.length; from += group)
    await db.tx((sql) => postAll(sql, entries.slice(from, from + group)))
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}
