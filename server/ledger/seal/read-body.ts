import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { Marks } from './block.ts'

/** The tables of a block in the order of its hash, each with the column that numbers its rows and every other one. */
export const sealed = {
  account: { table: 'ledger_account', key: 'sequence', columns: 'id, code, kind, household_id, producer_id' },
  entry: {
    table: 'ledger_entry',
    key: 'sequence',
    columns: 'id, kind, cause, order_id, reverses_id, period, day, occurred_at, posted_at',
  },
  posting: {
    table: 'ledger_posting',
    key: 'id',
    columns: 'entry_id, account_id, fen, day, order_line_id, agreement_version_id',
  },
} as const
export type SealedTable = keyof typeof sealed

/** What a block's rows come to: their hash (SHA-256, hex), how many there are, how many bytes were hashed. */
export type Body = { hash: string; counts: Record<SealedTable, number>; bytes: number }

/** The rows of a table numbered after `from` up to `to`, as Postgres sends them in binary: the bytes that are hashed. */
const rowsOf = (name: SealedTable, from: bigint, to: bigint, as?: (name: SealedTable) => string) => {
  const { table, key, columns } = sealed[name]
  const source = as?.(name) ?? table
  return `COPY (SELECT ${key}, ${columns} FROM ${source} WHERE ${key} > ${from} AND ${key} <= ${to} ORDER BY ${key}) TO STDOUT (FORMAT binary)`
}

/**
 * Hashes all accounts, entries and postings after the marks `from` up to `to`, in the order of their numbers, every column.
 * @param as another source of a table's rows, where somebody wants to know what the hash would be
 */
export async function readBody(
  client: PoolClient,
  from: Marks,
  to: Marks,
  as?: (name: SealedTable) => string,
): Promise<Body> {
  const hash = createHash('sha256')
  const counts = { account: 0, entry: 0, posting: 0 }
  let bytes = 0
  for (const name of Object.keys(sealed) as SealedTable[]) {
    if (from[name] === to[name]) continue
    const rows = client.query(copyTo(rowsOf(name, from[name], to[name], as)))
    for await (const chunk of rows as AsyncIterable<Buffer>) {
      hash.update(chunk)
      bytes += chunk.length
    }
    counts[name] = rows.rowCount
  }
  return { hash: hash.digest('hex'), counts, bytes }
}
