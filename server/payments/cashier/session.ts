import type { Sql } from '#server/db/db.ts'

export const payMethods = ['wechat_pay', 'alipay', 'card'] as const
export type PayMethod = (typeof payMethods)[number]

export const failureCodes = ['insufficient_funds', 'declined', 'limit_exceeded', 'cancelled_in_app'] as const
export type FailureCode = (typeof failureCodes)[number]

/** `open` can be paid; `failed` and `expired` are over; `paid` has taken the money. */
export type SessionState = 'open' | 'paid' | 'failed' | 'expired'

/** One visit to the cashier. Amounts in fen, times UTC. */
export type CashierSession = {
  id: string
  amountFen: bigint
  currency: string
  description: string
  metadata: Record<string, string>
  returnUrl: string
  state: SessionState
  method: PayMethod | null
  paymentId: string | null
  expiresAt: Date
}

type Row = {
  id: string
  amount_fen: bigint
  currency: string
  description: string
  metadata: Record<string, string>
  return_url: string
  state: SessionState
  method: PayMethod | null
  payment_id: string | null
  expires_at: Date
}

const columns = 'id, amount_fen, currency, description, metadata, return_url, state, method, payment_id, expires_at'

/** @param lock holds the row until the transaction ends */
export async function findSession(sql: Sql, id: string, lock = false): Promise<CashierSession | null> {
  const { rows } = await sql.query<Row>(
    `SELECT ${columns} FROM cashier_session WHERE id = $1${lock ? ' FOR UPDATE' : ''}`,
    [id],
  )
  const row = rows[0]
  if (!row) return null
  const { id: sessionId, currency, description, metadata, state, method } = row
  return {
    ...{ id: sessionId, currency, description, metadata, state, method },
    amountFen: row.amount_fen,
    returnUrl: row.return_url,
    paymentId: row.payment_id,
    expiresAt: row.expires_at,
  }
}

/** Whether the session can still be paid in the ordinary way. */
export const isPayable = (session: CashierSession, now: Date): boolean =>
  session.state === 'open' && now < session.expiresAt
