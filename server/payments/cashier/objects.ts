import { fenToNumber } from '#domain/money.ts'
import type { CashierDispute } from './dispute.ts'
import type { CashierRefund } from './refund.ts'
import { type CashierSession, payMethods } from './session.ts'

/*
 * What the cashier deals with, in the shape of Stripe's objects, for its events and its answers alike. Amounts are fen
 * as JSON integers, times Unix seconds.
 */
export const seconds = (at: Date): number => Math.floor(at.getTime() / 1000)

const statusOf = {
  open: { status: 'open', payment_status: 'unpaid' },
  processing: { status: 'complete', payment_status: 'unpaid' },
  paid: { status: 'complete', payment_status: 'paid' },
  failed: { status: 'complete', payment_status: 'unpaid' },
  expired: { status: 'expired', payment_status: 'unpaid' },
}

const money = ({ amountFen, currency }: { amountFen: bigint; currency: string }) => ({
  amount: fenToNumber(amountFen),
  currency: currency.toLowerCase(),
})

export function sessionObject(session: CashierSession): object {
  const { amount, currency } = money(session)
  return {
    id: session.id,
    object: 'checkout.session',
    amount_total: amount,
    currency,
    ...statusOf[session.state],
    payment_intent: session.paymentId,
    payment_method_types: session.method ? [session.method] : payMethods,
    expires_at: seconds(session.expiresAt),
    metadata: session.metadata,
    ...(session.failureCode ? { failure_code: session.failureCode } : {}),
  }
}

export function refundObject(refund: CashierRefund): object {
  return {
    id: refund.id,
    object: 'refund',
    ...money(refund),
    status: refund.state,
    payment_intent: refund.paymentId,
    created: seconds(refund.createdAt),
    metadata: refund.requestKey ? { refund_id: refund.requestKey } : {},
    ...(refund.failureCode ? { failure_reason: refund.failureCode } : {}),
  }
}

export function disputeObject(dispute: CashierDispute): object {
  return {
    id: dispute.id,
    object: 'dispute',
    ...money(dispute),
    reason: dispute.reason,
    status: dispute.state,
    payment_intent: dispute.paymentId,
    created: seconds(dispute.createdAt),
    evidence_details: { due_by: seconds(dispute.dueAt) },
    metadata: {},
  }
}
