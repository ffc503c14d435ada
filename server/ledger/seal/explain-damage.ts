import type { PoolClient } from 'pg'
import type { Db, Sql } from '#server/db/db.ts'
import { BEGINNING, type Block, hashBlock, type Marks, NO_HASH } from './block.ts'
import { readBody, type SealedTable, sealed } from './read-body.ts'

/**
 * - `missing`, `extra`: fewer or more rows than were sealed;
 * - `changed`: as many, but others; `reordered`: two of them stand in each other's place;
 * - `broken`: the block does not follow from the one before; `forged`: its own row is not as it was sealed;
 * - `replaced`: the chain is sound, but not the one whose heads were kept; `cut`: blocks that were kept are not there.
 */
export type DamageKind = 'missing' | 'extra' | 'changed' | 'reordered' | 'broken' | 'forged' | 'replaced' | 'cut'

export type Damage = {
  /** The first bad block. */
  block: bigint
  kind: DamageKind
  /** Where in it; null where it is the block itself. */
  table: SealedTable | null
  /** The rows in question as far as they can be told: numbers, or what names a row that is gone. */
  rows: string[]
  /** How many rows are missing or too many, or were changed. */
  count: number
}

const MOST_NAMED = 10

/** Says what became of a block that is not as it was sealed. */
export async function explainDamage(db: Db, previous: Block | null, block: Block): Promise<Damage> {
  const whole = (kind: DamageKind): Damage => ({ block: block.number, kind, table: null, rows: [], count: 1 })
  if (block.number !== (previous?.number ?? 0n) + 1n || block.previousHash !== (previous?.hash ?? NO_HASH))
    return whole('broken')
  const from = previous?.last ?? BEGINNING
  const client = await db.pool.connect()
  try {
    const { counts } = await readBody(client, from, block.last)
    const sealedCounts = { account: block.accounts, entry: block.entries, posting: block.postings }
    for (const table of tables) {
      const surplus = counts[table] - sealedCounts[table]
      if (surplus === 0) continue
      const rows = await (surplus > 0 ? rewritten(client, table, from, block) : gone(client, table, from, block.last))
      return { block: block.number, kind: surplus > 0 ? 'extra' : 'missing', table, rows, count: Math.abs(surplus) }
    }
    for (const table of tables) {
      const rows = await rewritten(client, table, from, block)
      if (rows.length === 0) continue
      const kind = (await areExchanged(client, table, rows, from, block)) ? 'reordered' : 'changed'
      return { block: block.number, kind, table, rows, count: rows.length }
    }
    return whole('forged')
  } finally {
    client.release()
  }
}

const tables = ['entry', 'posting', 'account'] as const

/** Rows of a block that were written after it was sealed: their transaction is younger than the block's. */
async function rewritten(sql: Sql, name: SealedTable, from: Marks, block: Block): Promise<string[]> {
  const { table, key } = sealed[name]
  const { rows } = await sql.query<{ key: bigint }>(
    `SELECT ${key} AS key FROM ${table} WHERE ${key} > $1 AND ${key} <= $2
       AND age(xmin) < (SELECT age(xmin) FROM ledger_block WHERE number = $3) ORDER BY ${key} LIMIT ${MOST_NAMED}`,
    [from[name], block.last[name], block.number],
  )
  return rows.map((row) => String(row.key))
}

/**
 * What still speaks of rows that are gone: postings of an entry, entries whose postings do not sum to zero. Without that, the
 * numbers that are not there, some of which may never have been.
 */
async function gone(sql: Sql, name: SealedTable, from: Marks, last: Marks): Promise<string[]> {
  const bounds = name === 'posting' ? [from.entry, last.entry] : [from.posting, last.posting]
  const named = await sql.query<{ name: string }>(`${witnesses[name]} LIMIT ${MOST_NAMED}`, bounds)
  if (named.rows.length > 0) return named.rows.map((row) => row.name)
  const { table, key } = sealed[name]
  const { rows } = await sql.query<{ name: string }>(
    `SELECT CASE WHEN b = a THEN a::text ELSE a || '–' || b END AS name FROM (
       SELECT lag(n, 1, greatest($1, 0::bigint)) OVER (ORDER BY n) + 1 AS a, n - 1 AS b
       FROM (SELECT ${key} AS n FROM ${table} WHERE ${key} > $1 AND ${key} <= $2 UNION ALL SELECT $2::bigint + 1) numbers
     ) gaps WHERE b >= a ORDER BY a LIMIT ${MOST_NAMED}`,
    [from[name], last[name]],
  )
  return rows.map((row) => row.name)
}

const witnesses: Record<SealedTable, string> = {
  account: `SELECT DISTINCT account_id::text AS name FROM ledger_posting p WHERE id > $1 AND id <= $2
            AND NOT EXISTS (SELECT 1 FROM ledger_account k WHERE k.id = p.account_id)`,
  entry: `SELECT DISTINCT entry_id::text AS name FROM ledger_posting p WHERE id > $1 AND id <= $2
          AND NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.id = p.entry_id)`,
  posting: `SELECT e.cause AS name FROM ledger_entry e LEFT JOIN ledger_posting p ON p.entry_id = e.id
            WHERE e.sequence > $1 AND e.sequence <= $2
            GROUP BY e.sequence, e.cause HAVING coalesce(sum(p.fen), 0) <> 0 OR count(p.id) < 2`,
}

/** Whether the block would be whole if two of its rows stood in each other's place. */
async function areExchanged(client: PoolClient, name: SealedTable, rows: string[], from: Marks, block: Block) {
  if (rows.length !== 2) return false
  const [one, other] = rows
  const { table, key, columns } = sealed[name]
  const exchanged = `(SELECT CASE ${key} WHEN ${one} THEN ${other}::bigint WHEN ${other} THEN ${one}::bigint ELSE ${key} END AS ${key}, ${columns}
    FROM ${table} WHERE ${key} > ${from[name]} AND ${key} <= ${block.last[name]}) exchanged`
  const body = await readBody(client, from, block.last, (read) => (read === name ? exchanged : sealed[read].table))
  return hashBlock(block, body.hash) === block.hash
}
