import type Stripe from 'stripe'
import type { Dispute, Movement, Payment, Refund, Session } from './stripe-account.ts'
import { StripeRefusal } from './stripe-refusal.ts'

/**
 * The objects as the API and events show them: those of Stripe's published fields that matter here, held to their
 * published types by the compiler.
 */
export const chargeObject = ({ id, charge, amount, currency, method }: Payment) =>
  ({
    ...{ object: 'charge', amount, currency, paid: true, payment_intent: id, payment_method: `pm_${method}` },
    id: charge?.id ?? '',
    created: charge?.created ?? 0,
  }) satisfies Partial<Stripe.Charge>

const declined = { type: 'invalid_request_error', code: 'payment_method_provider_decline' } as const

export function paymentObject(payment: Payment, expand: readonly string[] = []) {
  const { id, amount, currency, method, metadata, status, charge } = payment
  const chosen = { id: `pm_${method}`, object: 'payment_method' as const, type: method }
  return {
    ...{ id, object: 'payment_intent' as const, amount, currency, metadata, status },
    payment_method: expand.includes('payment_method') ? chosen : chosen.id,
    latest_charge: charge && (expand.includes('latest_charge') ? chargeObject(payment) : charge.id),
    last_payment_error: status === 'requires_payment_method' ? declined : null,
  }
}

export function sessionObject(session: Session, expand: readonly string[] = []) {
  const { id, status, payment, metadata, amount, currency, methods, created, expiresAt, params } = session
  const inner = expand.filter((path) => path.startsWith('payment_intent.')).map((path) => path.slice(15))
  const isExpanded = inner.length > 0 || expand.includes('payment_intent')
  const plain = {
    ...{ id, object: 'checkout.session', status, metadata, created, mode: 'payment', livemode: false },
    ...{ amount_total: amount, currency, payment_method_types: methods, expires_at: expiresAt },
    url: status === 'open' ? `https://checkout.stripe.com/c/pay/${id}` : null,
    payment_status: payment?.status === 'succeeded' ? 'paid' : 'unpaid',
    client_reference_id: params.client_reference_id ?? null,
  } satisfies Partial<Stripe.Checkout.Session>
  return { ...plain, payment_intent: payment && (isExpanded ? paymentObject(payment, inner) : payment.id) }
}

export const refundObject = ({ id, payment, amount, metadata, status, failureReason, created }: Refund) =>
  ({
    ...{ id, object: 'refund', amount, currency: payment.currency, status, metadata, created },
    ...{ payment_intent: payment.id, charge: payment.charge?.id ?? null },
    ...(failureReason ? { failure_reason: failureReason } : {}),
  }) satisfies Partial<Stripe.Refund>

export const disputeObject = ({ id, payment, amount, status, created }: Dispute) => ({
  ...({
    ...{ id, object: 'dispute', amount, currency: payment.currency, status, created, reason: 'product_not_received' },
    ...{ payment_intent: payment.id, charge: payment.charge?.id ?? '', livemode: false, metadata: {} },
    is_charge_refundable: status.startsWith('warning'),
  } satisfies Partial<Stripe.Dispute>),
  evidence_details: { due_by: created + 7 * 86_400, has_evidence: false, past_due: false, submission_count: 0 },
})

type Source = Movement['source']
function sourceObject(source: Source) {
  if ('failureReason' in source) return refundObject(source)
  return 'charge' in source ? chargeObject(source) : disputeObject(source)
}

/** Methods other than cards have types of their own for the same categories. */
const types = {
  charge: 'payment',
  refund: 'payment_refund',
  refund_failure: 'payment_failure_refund',
  dispute: 'adjustment',
  dispute_reversal: 'adjustment',
} as const

export function movementObject({ id, category, source, amount, fee, currency, created }: Movement, expand: string[]) {
  const object = sourceObject(source)
  return {
    ...({
      ...{ id, object: 'balance_transaction', amount, fee, net: amount - fee, currency, created },
      ...{ reporting_category: category, type: types[category], status: 'pending' },
    } satisfies Partial<Stripe.BalanceTransaction>),
    source: expand.includes('source') ? object : object.id,
  }
}

/** @throws StripeRefusal where a field is asked for expanded that is not known to be an object */
export function expansions(asked: string[] | undefined, known: readonly string[]): string[] {
  const wrong = asked?.find((path) => !known.includes(path))
  if (wrong) throw new StripeRefusal(`This property cannot be expanded (${wrong}).`, { param: 'expand' })
  return asked ?? []
}
