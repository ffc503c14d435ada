import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { applyRefund } from '#server/payments/apply-refund.ts'
import type { DisputeReport, RefundReport } from '#server/payments/payment-host.ts'
import { recordDispute } from '#server/payments/record-dispute.ts'

type Deps = { db: Db; clock: Clock }
type RefundRow = { id: string; provider: string; paymentId: string; amountFen: bigint; currency: string }

const ofOrder = `
SELECT r.id, p.provider, p.provider_payment_id AS "paymentId", r.amount_fen AS "amountFen", p.currency
FROM refund r JOIN payment p ON p.id = r.payment_id
WHERE $1 IN (r.order_id::text, p.provider_payment_id) ORDER BY r.requested_at DESC, r.id DESC LIMIT 1`

/**
 * The shop hears from the provider of the newest refund of an order, or of a payment by the provider's id of it.
 * @returns our id of the refund
 */
export async function hearRefund(
  { db, clock }: Deps,
  orderOrPayment: string,
  state: RefundReport['state'],
): Promise<string> {
  const { rows } = await db.pool.query<RefundRow>(ofOrder, [orderOrPayment])
  const refund = rows[0]
  if (!refund) throw new Error(`no refund of ${orderOrPayment}`)
  const { id, provider, paymentId, amountFen, currency } = refund
  const failureCode = state === 'failed' ? 'expired_or_canceled_card' : null
  const report = { providerRefundId: `re_${id}`, paymentId, amountFen, currency, state, failureCode }
  await db.tx((sql) => applyRefund(sql, { provider, refundId: id, report }, clock.now()))
  return id
}

/** The shop hears from the provider of a dispute of a payment. */
export async function hearDispute(
  { db, clock }: Deps,
  provider: string,
  dispute: Pick<DisputeReport, 'paymentId' | 'amountFen' | 'state'> & Partial<DisputeReport>,
): Promise<void> {
  const report = {
    providerDisputeId: `dp_${dispute.paymentId}`,
    currency: 'CNY',
    reason: 'product_not_received',
    withheld: true,
    evidenceDueAt: null,
    ...dispute,
  }
  await db.tx((sql) => recordDispute(sql, { provider, report }, clock.now()))
}
