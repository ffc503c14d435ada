import type { Sql } from '#server/db/db.ts'
import { applyRefund } from './apply-refund.ts'
import { readProviderEvent } from './provider-event.ts'
import { recordDispute } from './record-dispute.ts'

/**
 * Applies what a provider said of a payment before we knew the payment: refunds and disputes that overtook it. They were
 * stored with the outcome `early`. Applying them again changes nothing. In the transaction that records the payment.
 */
export async function applyEarly(
  sql: Sql,
  { provider, paymentId }: { provider: string; paymentId: string },
  now: Date,
): Promise<void> {
  const { rows } = await sql.query<{ payload: unknown }>(
    `SELECT payload FROM payment_event WHERE provider = $1 AND payment_reference = $2 AND outcome = 'early'
     ORDER BY received_at, event_id`,
    [provider, paymentId],
  )
  for (const { payload } of rows) {
    const event = readProviderEvent(payload)
    if (event.kind === 'refund') {
      const { refundId, report } = event
      await applyRefund(sql, { provider, refundId, report }, now)
    } else if (event.kind === 'dispute') await recordDispute(sql, { provider, report: event.report }, now)
  }
}
