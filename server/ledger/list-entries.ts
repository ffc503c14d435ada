import { DomainError } from '#domain/errors.ts'
import type { EntryKind } from '#domain/posting-rules.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireBooks } from './may-see-books.ts'

export type AccountEntry = {
  sequence: bigint
  kind: EntryKind
  cause: string
  day: string
  occurredAt: Date
  orderNumber: bigint | null
  /** What the entry moved on this account; debit positive. */
  fen: bigint
  /** The block that sealed it; null until then. */
  block: bigint | null
}

export type EntryQuery = { from?: string | null; to?: string | null; page?: number; all?: boolean }

export type EntryList = {
  account: { id: string; code: string }
  rows: AccountEntry[]
  count: number
  /** Over all pages. */
  sumFen: bigint
  pageSize: number
}

const PAGE_SIZE = 50
const MOST = 10_000

const between = `p.account_id = $1 AND p.day >= coalesce($2::date, '-infinity') AND p.day <= coalesce($3::date, 'infinity')`
const sums = `SELECT count(DISTINCT p.entry_id) AS count, coalesce(sum(p.fen), 0)::bigint AS fen FROM ledger_posting p WHERE ${between}`
const entries = `
SELECT e.sequence, e.kind, e.cause, e.day::text AS day, e.occurred_at AS "occurredAt", o.number AS "orderNumber", m.fen,
       (SELECT min(number) FROM ledger_block WHERE last_entry >= e.sequence) AS block
FROM (SELECT p.entry_id, sum(p.fen)::bigint AS fen FROM ledger_posting p WHERE ${between} GROUP BY p.entry_id) m
JOIN ledger_entry e ON e.id = m.entry_id LEFT JOIN orders o ON o.id = e.order_id
ORDER BY e.sequence DESC LIMIT $4 OFFSET $5`

const isDay = (text: string | null | undefined): text is string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(text ?? ''))

/**
 * What moved an account, newest first, by the days that it counts for.
 * @throws DomainError Forbidden, NotFound
 */
export async function listEntries(
  { db }: { db: Db },
  viewer: Viewer,
  accountId: string,
  query: EntryQuery,
): Promise<EntryList> {
  requireBooks(viewer)
  if (!/^[0-9a-f-]{36}$/.test(accountId)) throw new DomainError('NotFound')
  const account = await db.pool.query<{ id: string; code: string }>(
    'SELECT id, code FROM ledger_account WHERE id = $1',
    [accountId],
  )
  const found = account.rows[0]
  if (!found) throw new DomainError('NotFound')
  const days = [isDay(query.from) ? query.from : null, isDay(query.to) ? query.to : null]
  const [size, offset] = query.all ? [MOST, 0] : [PAGE_SIZE, (Math.max(1, query.page ?? 1) - 1) * PAGE_SIZE]
  const [{ rows }, total] = await Promise.all([
    db.pool.query<AccountEntry>(entries, [accountId, ...days, size, offset]),
    db.pool.query<{ count: bigint; fen: bigint }>(sums, [accountId, ...days]),
  ])
  const { count = 0n, fen = 0n } = total.rows[0] ?? {}
  return { account: found, rows, count: Number(count), sumFen: fen, pageSize: PAGE_SIZE }
}
