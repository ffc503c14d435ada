import type { Sql } from '#server/db/db.ts'
import { adoptRefund } from './adopt-refund.ts'
import { lockReference } from './lock-reference.ts'
import type { RefundReport } from './payment-host.ts'
import { failRefund, returnRefund, type StoredRefund, settleRefund } from './settle-refund.ts'

export type ReportedRefund = {
  provider: string
  /** Ours, where the provider sends it along. */
  refundId: string | null
  report: RefundReport
}

/**
 * Applies what a provider says of a refund, whoever learned it. Saying it again changes nothing. One that we did not ask
 * for is booked as what it is; one whose payment we do not know yet waits for it (`early`). In the caller's transaction.
 * @returns what it did, for the event's record
 */
export async function applyRefund(sql: Sql, reported: ReportedRefund, now: Date): Promise<string> {
  const { provider, report } = reported
  await lockReference(sql, provider, report.paymentId)
  const refund = (await findRefund(sql, reported)) ?? (await adoptRefund(sql, { provider, report }, now))
  if (typeof refund === 'string') return refund
  await sql.query('UPDATE refund SET provider_refund_id = $2 WHERE id = $1 AND provider_refund_id IS NULL', [
    refund.id,
    report.providerRefundId,
  ])
  if (report.state === 'pending') return 'refund_pending'
  if (report.state === 'succeeded') return settleRefund(sql, refund, now)
  const failureCode = report.failureCode ?? 'failed'
  return refund.state === 'succeeded'
    ? returnRefund(sql, refund, failureCode, now)
    : failRefund(sql, refund.id, failureCode)
}

/** By the provider's id, or by ours where the provider's is not noted yet. */
async function findRefund(sql: Sql, { provider, refundId, report }: ReportedRefund): Promise<StoredRefund | undefined> {
  const { rows } = await sql.query<StoredRefund>(
    `SELECT r.id, r.order_id AS "orderId", r.amount_fen AS "amountFen", r.state, p.provider, p.currency
     FROM refund r JOIN payment p ON p.id = r.payment_id
     WHERE p.provider = $1 AND p.provider_payment_id = $2
       AND (r.provider_refund_id = $3 OR r.provider_refund_id IS NULL AND r.id::text = $4)`,
    [provider, report.paymentId, report.providerRefundId, refundId],
  )
  return rows[0]
}
