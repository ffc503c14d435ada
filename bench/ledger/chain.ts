import { createHash } from 'node:crypto'
import { to as copyTo } from 'pg-copy-streams'
import type { Db } from '#server/db/db.ts'
import { sealed } from '#server/ledger/seal/read-body.ts'
import { verifyChain } from '#server/ledger/seal/verify-chain.ts'
import { waitForQuiet } from '../measure.ts'

export type Chain = {
  blocks: number
  bytes: number
  /** MB a second: the check; SHA-256 over bytes in memory; the same rows read from the database on one connection and thrown away. */
  verified: number
  hashed: number
  read: number
}

/** Checks the whole chain, and hashes a part of the same bytes once they are in memory. Best of `runs`. */
export async function measureChain(db: Db, runs: number): Promise<Chain> {
  const best = { blocks: 0, bytes: 0, verified: 0, hashed: 0, read: 0 }
  for (let run = 0; run < runs; run++) {
    await waitForQuiet(10)
    const start = performance.now()
    const { damage, blocks, bytes } = await verifyChain(db, null)
    if (damage) throw new Error(`block ${damage.block} is ${damage.kind}`)
    const speed = bytes / 1000 / (performance.now() - start)
    Object.assign(best, { blocks, bytes, verified: Math.max(best.verified, speed) })
    const plain = await readAndHash(db)
    best.hashed = Math.max(best.hashed, plain.hashed)
    best.read = Math.max(best.read, plain.read)
  }
  return best
}

const ROWS = 1_000_000

async function readAndHash(db: Db): Promise<{ hashed: number; read: number }> {
  const client = await db.pool.connect()
  try {
    const { table, key, columns } = sealed.posting
    const reading = performance.now()
    const chunks: Buffer[] = []
    const query = `COPY (SELECT ${key}, ${columns} FROM ${table} ORDER BY ${key} DESC LIMIT ${ROWS}) TO STDOUT (FORMAT binary)`
    for await (const chunk of client.query(copyTo(query)) as AsyncIterable<Buffer>) chunks.push(chunk)
    const bytes = chunks.reduce((sum, chunk) => sum + chunk.length, 0)
    const read = bytes / 1000 / (performance.now() - reading)
    const hash = createHash('sha256')
    const hashing = performance.now()
    for (const chunk of chunks) hash.update(chunk)
    hash.digest()
    return { read, hashed: bytes / 1000 / (performance.now() - hashing) }
  } finally {
    client.release()
  }
}
