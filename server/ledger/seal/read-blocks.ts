import type { Sql } from '#server/db/db.ts'
import type { Block, SealReason } from './block.ts'

type Row = {
  number: bigint
  reason: SealReason
  last_account: bigint
  last_entry: bigint
  last_posting: bigint
  accounts: number
  entries: number
  postings: number
  previous_hash: string
  hash: string
  sealed_at: Date
}

/** Blocks after a number, oldest first. */
export async function readBlocks(sql: Sql, after: bigint): Promise<Block[]> {
  const { rows } = await sql.query<Row>('SELECT * FROM ledger_block WHERE number > $1 ORDER BY number', [after])
  return rows.map(toBlock)
}

/** The newest block; null before the first. */
export async function lastBlock(sql: Sql): Promise<Block | null> {
  const { rows } = await sql.query<Row>('SELECT * FROM ledger_block ORDER BY number DESC LIMIT 1')
  return rows[0] ? toBlock(rows[0]) : null
}

const toBlock = (row: Row): Block => ({
  number: row.number,
  reason: row.reason,
  last: { account: row.last_account, entry: row.last_entry, posting: row.last_posting },
  accounts: row.accounts,
  entries: row.entries,
  postings: row.postings,
  previousHash: row.previous_hash,
  hash: row.hash,
  sealedAt: row.sealed_at,
})
