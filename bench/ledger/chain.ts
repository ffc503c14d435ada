import { createHash } from 'node:crypto'
import pMap from 'p-map'
import { to as copyTo } from 'pg-copy-streams'
import type { Db } from '#server/db/db.ts'
import { sealed } from '#server/ledger/seal/read-body.ts'
import type { Seen } from '#server/ledger/seal/seen.ts'
import { AT_ONCE, verifyChain } from '#server/ledger/seal/verify-chain.ts'
import { waitForQuiet } from '../measure.ts'

export type Chain = {
  blocks: number
  /** Of all rows, and of the pages of the tables that hold them. */
  rowBytes: number
  pageBytes: number
  /**
   * MB of rows a second: a check that reads all rows; plain SHA-256 over the same rows as the database hands them out; and
   * a check after one that saw them, which hashes the pages.
   */
  whole: number
  raw: number
  again: number
  /** MB a second: SHA-256 over bytes that are in memory, by one core. */
  memory: number
}

/** Checks the whole chain, and does the least that anybody can who hashes the same rows. Best of `runs`. */
export async function measureChain(db: Db, runs: number): Promise<Chain> {
  const best = { blocks: 0, rowBytes: 0, pageBytes: 0, whole: 0, raw: 0, again: 0, memory: 0 }
  const check = async (before: Seen | null) => {
    const found = await verifyChain(db, null, { now: new Date(), before })
    if (found.damage) throw new Error(`block ${found.damage.block} is ${found.damage.kind}`)
    return found
  }
  for (let run = 0; run < runs; run++) {
    let seen: Seen | null = null
    await waitForQuiet(10)
    const whole = await timed(async () => {
      const found = await check(null)
      seen = found.seen
      Object.assign(best, { blocks: found.blocks, rowBytes: found.bytes.rows, pageBytes: found.bytes.pages })
    })
    await waitForQuiet(10)
    const again = await timed(async () => {
      const { read } = await check(seen)
      if (read > 0) throw new Error(`the rows of ${read} blocks were read again`)
    })
    await waitForQuiet(10)
    const raw = await timed(() => hashRows(db))
    const speed = (seconds: number) => best.rowBytes / 1e6 / seconds
    best.whole = Math.max(best.whole, speed(whole))
    best.again = Math.max(best.again, speed(again))
    best.raw = Math.max(best.raw, speed(raw))
    best.memory = Math.max(best.memory, hashMemory())
  }
  return best
}

/** @returns seconds */
async function timed(work: () => Promise<void>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

/** Every row of the three tables, on as many connections as the check has, hashed as it comes: no blocks, no comparisons. */
async function hashRows(db: Db): Promise<void> {
  const tables = Object.values(sealed)
  const pieces = await Promise.all(
    tables.map(async ({ table, key, columns }) => {
      const { rows } = await db.pool.query<{ last: bigint }>(`SELECT coalesce(max(${key}), 0) AS last FROM ${table}`)
      const step = (rows[0]?.last ?? 0n) / BigInt(AT_ONCE) + 1n
      return Array.from({ length: AT_ONCE }, (_, at) => {
        const bounds = `${key} > ${BigInt(at) * step} AND ${key} <= ${BigInt(at + 1) * step}`
        return `COPY (SELECT ${key}, ${columns} FROM ${table} WHERE ${bounds} ORDER BY ${key}) TO STDOUT (FORMAT binary)`
      })
    }),
  )
  const hashPiece = async (query: string) => {
    const client = await db.pool.connect()
    try {
      const hash = createHash('sha256')
      for await (const chunk of client.query(copyTo(query)) as AsyncIterable<Buffer>) hash.update(chunk)
      hash.digest()
    } finally {
      client.release()
    }
  }
  await pMap(pieces.flat(), hashPiece, { concurrency: AT_ONCE })
}

const MEMORY = Buffer.alloc(64 * 2 ** 20, 'ledger')
/** @returns MB a second of one core */
function hashMemory(): number {
  const start = performance.now()
  createHash('sha256').update(MEMORY).digest()
  return MEMORY.length / 1000 / (performance.now() - start)
}
