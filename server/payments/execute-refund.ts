import type { Db } from '#server/db/db.ts'
import type { PaymentHost } from './payment-host.ts'

/**
 * Asks the provider to pay a decided refund. Safe to run twice: our refund id is the provider's idempotency key, and a
 * settled refund is left alone. The result arrives as an event.
 */
export async function executeRefund(
  { db, payments }: { db: Db; payments: PaymentHost },
  refundId: string,
): Promise<void> {
  const { rows } = await db.pool.query<{ provider_payment_id: string; amount_fen: bigint }>(
    `SELECT p.provider_payment_id, r.amount_fen FROM refund r JOIN payment p ON p.id = r.payment_id
     WHERE r.id = $1 AND r.state = 'requested' AND p.provider = $2`,
    [refundId, payments.name],
  )
  const row = rows[0]
  if (!row) return
  await payments.refund({ refundId, paymentId: row.provider_payment_id, amountFen: row.amount_fen })
}
