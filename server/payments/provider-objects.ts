import { z } from 'zod'
import type { CheckoutReport, DisputeReport, RefundReport } from './payment-host.ts'

/*
 * The objects that both providers describe in Stripe's shape, in events and in answers. Amounts are fen as JSON
 * integers, times Unix seconds. A reference is an id, or the object itself where it was asked for expanded.
 */
const idOf = z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)])
const seconds = (value: number) => new Date(value * 1000)

const paymentIntent = z.object({
  id: z.string(),
  status: z.string().optional(),
  payment_method: z.union([z.string(), z.object({ type: z.string() })]).nullish(),
  latest_charge: z.union([z.string(), z.object({ created: z.number().int() })]).nullish(),
  last_payment_error: z.object({ code: z.string().nullish(), decline_code: z.string().nullish() }).nullish(),
})

const checkoutSession = z.object({
  id: z.string(),
  amount_total: z.number().int().nullable(),
  currency: z.string().nullable(),
  status: z.enum(['open', 'complete', 'expired']).nullable(),
  payment_status: z.string(),
  payment_intent: z.union([z.string(), paymentIntent]).nullable(),
  payment_method_types: z.array(z.string()).default([]),
  failure_code: z.string().nullish(),
})

type Session = z.infer<typeof checkoutSession>
type Intent = Partial<z.infer<typeof paymentIntent>>

/** A session offers several methods; only where it names one, or the payment is expanded, is the buyer's choice known. */
function methodOf({ payment_method_types: types }: Session, { payment_method: chosen }: Intent): string {
  if (chosen && typeof chosen === 'object') return chosen.type
  return types.length === 1 && types[0] ? types[0] : 'unknown'
}

/**
 * What a Checkout Session says of itself.
 * @param at when it said so: the time of a payment where the session does not carry a better one
 */
export function readCheckoutReport(object: unknown, at: Date): CheckoutReport {
  const session = checkoutSession.parse(object)
  const intent: Intent = typeof session.payment_intent === 'object' ? (session.payment_intent ?? {}) : {}
  const paymentId = typeof session.payment_intent === 'string' ? session.payment_intent : intent.id
  const { amount_total: amount, currency } = session
  if (session.payment_status === 'paid' && amount !== null && currency && paymentId) {
    const charge = intent.latest_charge
    const paidAt = charge && typeof charge === 'object' ? seconds(charge.created) : at
    const method = methodOf(session, intent)
    return { state: 'paid', paymentId, amountFen: BigInt(amount), currency: currency.toUpperCase(), method, paidAt }
  }
  const error = intent.last_payment_error
  const failure = session.failure_code ?? error?.decline_code ?? error?.code
  if (session.status === 'complete')
    return failure && intent.status !== 'processing'
      ? { state: 'failed', failureCode: failure }
      : { state: 'processing' }
  return { state: session.status === 'expired' ? 'expired' : 'open' }
}

const refund = z.object({
  id: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  status: z.string().nullable(),
  payment_intent: idOf.nullable(),
  failure_reason: z.string().nullish(),
})

/** What a refund says of itself; null where it is not of a payment like ours. */
export function readRefundReport(object: unknown): RefundReport | null {
  const { id, amount, currency, status, payment_intent: paymentId, failure_reason } = refund.parse(object)
  if (!paymentId) return null
  const failed = status === 'failed' || status === 'canceled'
  return {
    providerRefundId: id,
    paymentId,
    amountFen: BigInt(amount),
    currency: currency.toUpperCase(),
    state: status === 'succeeded' ? 'succeeded' : failed ? 'failed' : 'pending',
    failureCode: failed ? (failure_reason ?? 'failed') : null,
  }
}

const dispute = z.object({
  id: z.string(),
  amount: z.number().int(),
  currency: z.string(),
  reason: z.string(),
  status: z.string(),
  payment_intent: idOf.nullable(),
  evidence_details: z.object({ due_by: z.number().int().nullish() }).nullish(),
})

/** What a dispute says of itself; null where it is not of a payment like ours. `warning_*` are inquiries. */
export function readDisputeReport(object: unknown): DisputeReport | null {
  const { id, amount, currency, reason, status, payment_intent: paymentId, evidence_details } = dispute.parse(object)
  if (!paymentId) return null
  const dueBy = evidence_details?.due_by
  return {
    providerDisputeId: id,
    paymentId,
    amountFen: BigInt(amount),
    currency: currency.toUpperCase(),
    reason,
    state: status === 'lost' ? 'lost' : ['won', 'warning_closed', 'prevented'].includes(status) ? 'won' : 'open',
    withheld: !status.startsWith('warning') && status !== 'prevented',
    evidenceDueAt: dueBy ? seconds(dueBy) : null,
  }
}
