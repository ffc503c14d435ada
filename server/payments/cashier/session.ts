import type { Sql } from '#server/db/db.ts'

export const payMethods = ['wechat_pay', 'alipay', 'card'] as const
export type PayMethod = (typeof payMethods)[number]

export const failureCodes = ['insufficient_funds', 'declined', 'limit_exceeded', 'cancelled_in_app'] as const
export type FailureCode = (typeof failureCodes)[number]

/**
 * `open` can be paid; `processing` is confirmed and waits for the money; `paid` has taken it; `failed` and `expired` are
 * over without money.
 */
export type SessionState = 'open' | 'processing' | 'paid' | 'failed' | 'expired'

/** One visit to the cashier. Amounts in fen, times UTC. */
export type CashierSession = {
  id: string
  amountFen: bigint
  refundedFen: bigint
  currency: string
  description: string
  metadata: Record<string, string>
  returnUrl: string
  state: SessionState
  method: PayMethod | null
  paymentId: string | null
  failureCode: FailureCode | null
  expiresAt: Date
  /** When the money is there: set exactly where the state is `paid`, and in the future for one that comes late. */
  paidAt: Date | null
}

const columns = `id, amount_fen AS "amountFen", refunded_fen AS "refundedFen", currency, description, metadata,
  return_url AS "returnUrl", state, method, payment_id AS "paymentId", expires_at AS "expiresAt",
  CASE WHEN state = 'failed' THEN coalesce(failure_code, 'declined') END AS "failureCode",
  CASE WHEN state = 'paid' THEN coalesce(paid_at, created_at) END AS "paidAt"`

/** @param lock holds the row until the transaction ends */
export async function findSession(sql: Sql, id: string, lock = false): Promise<CashierSession | null> {
  const { rows } = await sql.query<CashierSession>(
    `SELECT ${columns} FROM cashier_session WHERE id = $1${lock ? ' FOR UPDATE' : ''}`,
    [id],
  )
  return rows[0] ?? null
}

/** The paid session of a payment, held until the transaction ends. */
export async function lockPaid(sql: Sql, paymentId: string): Promise<CashierSession | null> {
  const { rows } = await sql.query<CashierSession>(
    `SELECT ${columns} FROM cashier_session WHERE payment_id = $1 AND state = 'paid' FOR UPDATE`,
    [paymentId],
  )
  return rows[0] ?? null
}

/** Whether the session can still be paid in the ordinary way. */
export const isPayable = (session: CashierSession, now: Date): boolean =>
  session.state === 'open' && now < session.expiresAt

/** What the cashier says of a session: one whose time is over is expired, and money on its way is not there yet. */
export function toldState({ state, paidAt, expiresAt }: CashierSession, now: Date): SessionState {
  const waits = state === 'open' || (paidAt !== null && paidAt > now)
  if (!waits) return state
  return now < expiresAt ? 'open' : 'expired'
}
