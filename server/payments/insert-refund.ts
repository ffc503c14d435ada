import { v7 as newId } from 'uuid'
import type { Sql } from '#server/db/db.ts'
import { append } from '#server/outbox/append.ts'

export type NewRefund = {
  paymentId: string
  orderId: string | null
  amountFen: bigint
  reason: string
  /** `system` or `user:<id>` or `guest`. */
  requestedBy: string
  at: Date
}

/**
 * Writes a decided refund and queues its execution at the provider, in the caller's transaction.
 * The database refuses refunds that together exceed their payment (check_violation).
 */
export async function insertRefund(sql: Sql, refund: NewRefund): Promise<string> {
  const id = newId()
  await sql.query(
    `INSERT INTO refund (id, payment_id, order_id, amount_fen, reason, state, requested_by, requested_at)
     VALUES ($1, $2, $3, $4, $5, 'requested', $6, $7)`,
    [id, refund.paymentId, refund.orderId, refund.amountFen, refund.reason, refund.requestedBy, refund.at],
  )
  await append(sql, 'refund.requested', { refundId: id })
  return id
}
