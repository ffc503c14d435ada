import { z } from 'zod'
import type { CheckoutReport, PaymentEvent, PaymentEventBody } from './payment-host.ts'
import { readCheckoutReport, readDisputeReport, readRefundReport } from './provider-objects.ts'

/** A provider's event as both sides send it: Stripe's shape. Amounts are fen as JSON integers, `created` is Unix seconds. */
const envelope = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  created: z.number().int(),
  data: z.object({ object: z.unknown() }),
})

const about = z.object({ id: z.string(), metadata: z.record(z.string(), z.string()).nullish() })

/** What the type of an event says beyond the session that it carries. */
const outcomes: Record<string, (report: CheckoutReport) => CheckoutReport> = {
  'checkout.session.completed': (report) => report,
  'checkout.session.async_payment_succeeded': (report) => report,
  'checkout.session.async_payment_failed': (report) =>
    report.state === 'failed' ? report : { state: 'failed', failureCode: 'declined' },
  'checkout.session.expired': () => ({ state: 'expired' }),
}
const refundTypes = ['refund.created', 'refund.updated', 'refund.failed']
const disputeTypes = [
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
]

/** The types a provider has to be asked for. */
export const eventTypes = [...Object.keys(outcomes), ...refundTypes, ...disputeTypes]

function readBody(type: string, at: Date, object: unknown): PaymentEventBody {
  const outcome = outcomes[type]
  if (outcome) {
    const { id: sessionId, metadata } = about.parse(object)
    const report = outcome(readCheckoutReport(object, at))
    return { kind: 'checkout', sessionId, attemptId: metadata?.attempt_id ?? null, report }
  }
  if (refundTypes.includes(type)) {
    const report = readRefundReport(object)
    if (!report) return { kind: 'unknown' }
    return { kind: 'refund', refundId: about.parse(object).metadata?.refund_id ?? null, report }
  }
  if (disputeTypes.includes(type)) {
    const report = readDisputeReport(object)
    return report ? { kind: 'dispute', report } : { kind: 'unknown' }
  }
  return { kind: 'unknown' }
}

/**
 * Puts a provider's event into our words. The caller has checked its signature.
 * @throws ZodError where a type we act on does not have its promised shape: the provider will send it again
 */
export function readProviderEvent(payload: unknown): PaymentEvent {
  const { id, type, created, data } = envelope.parse(payload)
  return { id, type, payload, ...readBody(type, new Date(created * 1000), data.object) }
}
