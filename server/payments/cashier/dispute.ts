import type { Sql } from '#server/db/db.ts'

/**
 * `warning_*` are inquiries, which take no money. `needs_response` and `lost` have taken it from us, `won` has given it
 * back.
 */
export type DisputeState = 'needs_response' | 'won' | 'lost' | 'warning_needs_response' | 'warning_closed'

/** A buyer's bank asks for a payment back. Amounts in fen, times UTC. */
export type CashierDispute = {
  id: string
  sessionId: string
  paymentId: string
  amountFen: bigint
  currency: string
  reason: string
  state: DisputeState
  createdAt: Date
  dueAt: Date
  closedAt: Date | null
}

/** The disputes of a session, oldest first. */
export async function disputesOf(sql: Sql, sessionId: string): Promise<CashierDispute[]> {
  const { rows } = await sql.query<CashierDispute>(
    `SELECT d.id, d.session_id AS "sessionId", s.payment_id AS "paymentId", d.amount_fen AS "amountFen", s.currency, d.reason,
       d.state, d.created_at AS "createdAt", d.due_at AS "dueAt", d.closed_at AS "closedAt"
     FROM cashier_dispute d JOIN cashier_session s ON s.id = d.session_id WHERE d.session_id = $1 ORDER BY d.created_at, d.id`,
    [sessionId],
  )
  return rows
}

/** Whether somebody still has to decide it. */
export const isOpen = ({ state }: CashierDispute): boolean =>
  state === 'needs_response' || state === 'warning_needs_response'

/** What disputes keep from a payment, fen. */
export const withheldFen = (disputes: readonly CashierDispute[]): bigint =>
  disputes.reduce(
    (sum, { state, amountFen }) => (state === 'needs_response' || state === 'lost' ? sum + amountFen : sum),
    0n,
  )
