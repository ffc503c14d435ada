import type { Sql } from '#server/db/db.ts'
import type { BalanceTransaction } from '../payment-host.ts'

/** Movements that are read at a time. */
const PAGE = 2_000

/** Every movement of the cashier's tables. A payment costs 0.6 %, rounded half up; nothing else costs anything. */
const movements = `
  SELECT 'txn_' || payment_id AS id, 'payment' AS kind, payment_id AS reference, amount_fen, (amount_fen * 6 + 500) / 1000 AS fee_fen,
    currency, coalesce(paid_at, created_at) AS at FROM cashier_session WHERE state = 'paid'
  UNION ALL SELECT 'txn_' || r.id, 'refund', r.id, -r.amount_fen, 0, s.currency, r.created_at
    FROM cashier_refund r JOIN cashier_session s ON s.id = r.session_id
  UNION ALL SELECT 'txn_' || r.id || '_return', 'refund_return', r.id, r.amount_fen, 0, s.currency, r.returned_at
    FROM cashier_refund r JOIN cashier_session s ON s.id = r.session_id WHERE r.returned_at IS NOT NULL
  UNION ALL SELECT 'txn_' || d.id, 'dispute', d.id, -d.amount_fen, 0, s.currency, d.created_at
    FROM cashier_dispute d JOIN cashier_session s ON s.id = d.session_id WHERE d.state NOT LIKE 'warning%'
  UNION ALL SELECT 'txn_' || d.id || '_return', 'dispute_return', d.id, d.amount_fen, 0, s.currency, d.closed_at
    FROM cashier_dispute d JOIN cashier_session s ON s.id = d.session_id WHERE d.state = 'won'`

/** Movements of the cashier's balance from `since` (inclusive) to `until` (exclusive), oldest first. */
export async function* balanceTransactions(
  sql: Sql,
  { since, until }: { since: Date; until: Date },
): AsyncGenerator<BalanceTransaction> {
  let last: { at: Date; id: string } = { at: since, id: '' }
  for (;;) {
    const { rows } = await sql.query<BalanceTransaction>(
      `SELECT id, kind, reference, amount_fen AS "amountFen", fee_fen AS "feeFen", currency, at FROM (${movements}) m
       WHERE (at, id) > ($1, $2) AND at < $3 ORDER BY at, id LIMIT ${PAGE}`,
      [last.at, last.id, until],
    )
    yield* rows
    const end = rows.at(-1)
    if (!end || rows.length < PAGE) return
    last = end
  }
}
