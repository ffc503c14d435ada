import { z } from 'zod'
import type { PaymentEvent, PaymentEventBody } from './payment-host.ts'

/** A provider's event as both sides send it: Stripe's shape. Amounts are fen as JSON integers, `created` is Unix seconds. */
const envelope = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  created: z.number().int(),
  data: z.object({ object: z.unknown() }),
})

const reference = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])

const checkoutSession = z.object({
  id: z.string(),
  amount_total: z.number().int().nullable(),
  currency: z.string().nullable(),
  payment_status: z.string(),
  payment_intent: reference.nullable(),
  payment_method_types: z.array(z.string()).default([]),
  failure_code: z.string().optional(),
})

const refund = z.object({
  id: z.string(),
  status: z.string().nullable(),
  metadata: z.record(z.string(), z.string()).nullable(),
  failure_reason: z.string().nullish(),
})

/** A session offers several methods; only where it names one is the buyer's choice known. */
const methodOf = (types: readonly string[]): string => (types.length === 1 && types[0] ? types[0] : 'unknown')

function readCheckout(type: string, created: number, object: unknown): PaymentEventBody {
  const session = checkoutSession.parse(object)
  if (type === 'checkout.session.expired') return { kind: 'checkout_expired', sessionId: session.id }
  if (type === 'checkout.session.async_payment_failed')
    return { kind: 'checkout_failed', sessionId: session.id, failureCode: session.failure_code ?? 'declined' }
  const { amount_total, currency, payment_intent, payment_status } = session
  // Completed but not paid yet: the outcome follows in an event of its own.
  if (payment_status !== 'paid' || amount_total === null || !currency || !payment_intent) return { kind: 'unknown' }
  return {
    kind: 'checkout_completed',
    sessionId: session.id,
    paymentId: payment_intent,
    amountFen: BigInt(amount_total),
    currency: currency.toUpperCase(),
    method: methodOf(session.payment_method_types),
    paidAt: new Date(created * 1000),
  }
}

function readRefund(object: unknown): PaymentEventBody {
  const { id, status, metadata, failure_reason } = refund.parse(object)
  const refundId = metadata?.refund_id
  if (!refundId) return { kind: 'unknown' }
  if (status === 'succeeded') return { kind: 'refund_succeeded', refundId, providerRefundId: id }
  if (status === 'failed' || status === 'canceled')
    return { kind: 'refund_failed', refundId, failureCode: failure_reason ?? 'failed' }
  return { kind: 'unknown' }
}

const checkoutTypes = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
]
const refundTypes = ['refund.created', 'refund.updated', 'refund.failed']

/**
 * Puts a provider's event into our words. The caller has checked its signature.
 * @throws ZodError where a type we act on does not have its promised shape: the provider will send it again
 */
export function readProviderEvent(payload: unknown): PaymentEvent {
  const { id, type, created, data } = envelope.parse(payload)
  const body = checkoutTypes.includes(type)
    ? readCheckout(type, created, data.object)
    : refundTypes.includes(type)
      ? readRefund(data.object)
      : ({ kind: 'unknown' } as const)
  return { id, type, payload, ...body }
}
