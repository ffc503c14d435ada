import { createHash } from 'node:crypto'
import { to as copyTo } from 'pg-copy-streams'
import type { Db } from '#server/db/db.ts'
import { sealed } from '#server/ledger/seal/read-body.ts'
import { AT_ONCE, verifyChain } from '#server/ledger/seal/verify-chain.ts'
import { waitForQuiet } from '../measure.ts'

export type Chain = {
  blocks: number
  bytes: number
  /** MB a second: the check; plain SHA-256 over the same rows as the database hands them out; and over such bytes in memory. */
  verified: number
  raw: number
  memory: number
}

/** Checks the whole chain, and does the least that anybody can who hashes the same rows. Best of `runs`. */
export async function measureChain(db: Db, runs: number): Promise<Chain> {
  const best = { blocks: 0, bytes: 0, verified: 0, raw: 0, memory: 0 }
  for (let run = 0; run < runs; run++) {
    await waitForQuiet(10)
    const verified = await timed(async () => {
      const { damage, blocks, bytes } = await verifyChain(db, null)
      if (damage) throw new Error(`block ${damage.block} is ${damage.kind}`)
      Object.assign(best, { blocks, bytes })
      return bytes
    })
    const raw = await timed(() => hashRows(db))
    const memory = hashMemory()
    best.verified = Math.max(best.verified, verified)
    best.raw = Math.max(best.raw, raw)
    best.memory = Math.max(best.memory, memory)
  }
  return best
}

/** @returns MB a second */
async function timed(work: () => Promise<number>): Promise<number> {
  const start = performance.now()
  const bytes = await work()
  return bytes / 1000 / (performance.now() - start)
}

/** Every row of the three tables, on as many connections as the check has, hashed as it comes: no blocks, no comparisons. */
async function hashRows(db: Db): Promise<number> {
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
  const waiting = pieces.flat()
  let bytes = 0
  const reader = async () => {
    const client = await db.pool.connect()
    try {
      for (let query = waiting.shift(); query; query = waiting.shift()) {
        const hash = createHash('sha256')
        for await (const chunk of client.query(copyTo(query)) as AsyncIterable<Buffer>) {
          hash.update(chunk)
          bytes += chunk.length
        }
        hash.digest()
      }
    } finally {
      client.release()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, reader))
  return bytes
}

const MEMORY = Buffer.alloc(64 * 2 ** 20, 'ledger')
/** @returns MB a second of one core */
function hashMemory(): number {
  const start = performance.now()
  createHash('sha256').update(MEMORY).digest()
  return MEMORY.length / 1000 / (performance.now() - start)
}
