import { isDomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { applyRefund } from './apply-refund.ts'
import { hostNamed, type PaymentHosts, type RefundReport } from './payment-host.ts'
import { failRefund } from './settle-refund.ts'

export type Deps = { db: Db; clock: Clock; payments: PaymentHosts }

type Row = { provider: string; paymentId: string; amountFen: bigint; providerRefundId: string | null }

/** What a provider will refuse again however often it is asked. */
const FINAL = ['RefundTooLarge', 'OrderDisputed', 'NotFound']

/**
 * Has the provider pay a decided refund, or asks what became of it where it is under way there. Safe to run any number of
 * times: our refund id is the provider's idempotency key, and a settled refund is left alone. A refusal leaves the refund
 * failed, for a person.
 * @throws DomainError PaymentUnavailable; Error where the shop is not connected to the provider any more
 */
export async function executeRefund({ db, clock, payments }: Deps, refundId: string): Promise<void> {
  const { rows } = await db.pool.query<Row>(
    `UPDATE refund r SET checked_at = $2 FROM payment p WHERE r.id = $1 AND r.state = 'requested' AND p.id = r.payment_id
     RETURNING p.provider, p.provider_payment_id AS "paymentId", r.amount_fen AS "amountFen",
               r.provider_refund_id AS "providerRefundId"`,
    [refundId, clock.now()],
  )
  const row = rows[0]
  if (!row) return
  const host = hostNamed(payments, row.provider)
  if (!host) throw new Error(`refund ${refundId} is of provider ${row.provider}, which the shop is not connected to`)
  const { provider, providerRefundId } = row
  let report: RefundReport
  try {
    report = await (providerRefundId ? host.readRefund(providerRefundId) : host.refund({ refundId, ...row }))
  } catch (error) {
    if (!isDomainError(error) || !FINAL.includes(error.code)) throw error
    await failRefund(db.pool, refundId, error.code)
    return
  }
  await db.tx((sql) => applyRefund(sql, { provider, refundId, report }, clock.now()))
}
