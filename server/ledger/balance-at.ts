import type { CalendarDay } from '#domain/calendar-day.ts'
import type { AccountKind } from '#domain/ledger-accounts.ts'
import type { Sql } from '#server/db/db.ts'

/**
 * The balance of account `k` at the end of day $1: its newest balance of a closed day, and what it moved since. An account
 * that did not move on a closed day has no balance there and needs none.
 */
const balance = `
LEFT JOIN LATERAL (
  SELECT b.day, b.fen FROM ledger_balance b WHERE b.account_id = k.id AND b.day <= $1 ORDER BY b.day DESC LIMIT 1
) b ON true
LEFT JOIN LATERAL (
  SELECT sum(p.fen)::bigint AS fen FROM ledger_posting p
  WHERE p.account_id = k.id AND p.day > coalesce(b.day, '-infinity') AND p.day <= $1
) o ON true`
const fen = 'coalesce(b.fen, 0) + coalesce(o.fen, 0)'

/** Balance (fen, debit positive) of an account at the end of a day; 0 for one that nobody has opened. */
export async function balanceAt(sql: Sql, accountCode: string, day: CalendarDay): Promise<bigint> {
  const { rows } = await sql.query<{ fen: bigint }>({
    name: 'ledger_balance_at',
    text: `SELECT ${fen} AS fen FROM ledger_account k ${balance} WHERE k.code = $2`,
    values: [day, accountCode],
  })
  return rows[0]?.fen ?? 0n
}

export type AccountBalance = {
  id: string
  code: string
  kind: AccountKind
  householdId: string | null
  producerId: string | null
  fen: bigint
}

/** Every account that had a balance at the end of a day, by code; with `codes` only those, whatever they hold. */
export async function balancesAt(sql: Sql, day: CalendarDay, codes: string[] | null = null): Promise<AccountBalance[]> {
  const { rows } = await sql.query<AccountBalance>({
    name: 'ledger_balances_at',
    text: `SELECT k.id, k.code, k.kind, k.household_id AS "householdId", k.producer_id AS "producerId", ${fen} AS fen
           FROM ledger_account k ${balance}
           WHERE CASE WHEN $2::text[] IS NULL THEN ${fen} <> 0 ELSE k.code = ANY ($2) END ORDER BY k.code`,
    values: [day, codes],
  })
  return rows
}
