import { fenToNumber } from '#domain/money.ts'
import type { CashierSession, FailureCode } from './session.ts'

export type CashierEventType =
  | 'checkout.session.completed'
  | 'checkout.session.async_payment_failed'
  | 'checkout.session.expired'
  | 'refund.updated'

/** A new event's id and the exact text that will be sent. Amounts are fen as JSON integers, times Unix seconds. */
export type NewEvent = { id: string; type: CashierEventType; at: Date; body: string }

const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)

const envelope = (id: string, type: CashierEventType, at: Date, object: object): NewEvent => ({
  ...{ id, type, at },
  body: JSON.stringify({ id, object: 'event', type, created: seconds(at), livemode: false, data: { object } }),
})

const statusOf = {
  'checkout.session.completed': { status: 'complete', payment_status: 'paid' },
  'checkout.session.async_payment_failed': { status: 'complete', payment_status: 'unpaid' },
  'checkout.session.expired': { status: 'expired', payment_status: 'unpaid' },
}

/** What happened to a checkout session, in the shape of Stripe's events. */
export function sessionEvent(
  id: string,
  type: keyof typeof statusOf,
  session: CashierSession,
  at: Date,
  failureCode?: FailureCode,
): NewEvent {
  return envelope(id, type, at, {
    id: session.id,
    object: 'checkout.session',
    amount_total: fenToNumber(session.amountFen),
    currency: session.currency.toLowerCase(),
    ...statusOf[type],
    payment_intent: session.paymentId,
    payment_method_types: session.method ? [session.method] : ['wechat_pay', 'alipay', 'card'],
    expires_at: seconds(session.expiresAt),
    metadata: session.metadata,
    ...(failureCode ? { failure_code: failureCode } : {}),
  })
}

export type PaidRefund = { id: string; requestKey: string; paymentId: string; amountFen: bigint; currency: string }

/** A refund that was paid, in the shape of Stripe's `refund.updated`. */
export function refundEvent(id: string, refund: PaidRefund, at: Date): NewEvent {
  return envelope(id, 'refund.updated', at, {
    id: refund.id,
    object: 'refund',
    amount: fenToNumber(refund.amountFen),
    currency: refund.currency.toLowerCase(),
    status: 'succeeded',
    payment_intent: refund.paymentId,
    metadata: { refund_id: refund.requestKey },
  })
}
