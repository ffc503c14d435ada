import { v7 as newId } from 'uuid'
import type { Sql } from '#server/db/db.ts'
import { append } from '#server/outbox/append.ts'

export type NewRefund = {
  /** Made by who asks; a new one otherwise. */
  id?: string
  paymentId: string
  orderId: string | null
  amountFen: bigint
  reason: string
  /** `system`, `user:<id>`, `guest` or `provider:<name>`. */
  requestedBy: string
  at: Date
  /** A refund of a part: its line, and the units it gives back (0: an allowance). */
  part?: { orderLineId: string; units: number } | undefined
  /** The failed refund whose place it takes. */
  replacesId?: string
  /** Where the provider made it by itself. */
  providerRefundId?: string
}

/**
 * Writes a decided refund and queues its execution at the provider, in the caller's transaction.
 * The database refuses refunds that together exceed their payment (check_violation).
 */
export async function insertRefund(sql: Sql, refund: NewRefund): Promise<string> {
  const { id = newId(), part } = refund
  await sql.query(
    `INSERT INTO refund (id, payment_id, order_id, amount_fen, reason, state, requested_by, requested_at, order_line_id, quantity,
                         replaces_id, provider_refund_id)
     VALUES ($1, $2, $3, $4, $5, 'requested', $6, $7, $8, $9, $10, $11)`,
    [
      ...[id, refund.paymentId, refund.orderId, refund.amountFen, refund.reason, refund.requestedBy, refund.at],
      ...[part?.orderLineId ?? null, part?.units ?? 0, refund.replacesId ?? null, refund.providerRefundId ?? null],
    ],
  )
  await askForRefund(sql, id)
  return id
}

/** Queues the provider's part; queued again while it waits, it is one job. */
export const askForRefund = (sql: Sql, refundId: string): Promise<void> =>
  append(sql, 'refund.requested', { refundId }, { key: `refund:${refundId}` })
