import type Stripe from 'stripe'
import { type Account, emit, move, newStripeId, type Payment, type Refund, secondsNow } from './stripe-account.ts'
import { isDisputed } from './stripe-disputes.ts'
import { refundObject } from './stripe-objects.ts'
import { noSuch, StripeRefusal } from './stripe-refusal.ts'

export function paymentOf(account: Account, id: string, param?: string): Payment {
  const payment = account.payments.get(id)
  if (!payment) throw noSuch('payment_intent', id, param)
  return payment
}

export function refundOf(account: Account, id: string): Refund {
  const refund = account.refunds.get(id)
  if (!refund) throw noSuch('refund', id)
  return refund
}

/** What is left of a payment. */
export const unrefunded = (account: Account, payment: Payment) =>
  [...account.refunds.values()]
    .filter((refund) => refund.payment === payment && refund.status !== 'failed')
    .reduce((left, { amount }) => left - amount, payment.amount)

function checkRefund(account: Account, payment: Payment, amount: number): void {
  const left = unrefunded(account, payment)
  if (payment.status !== 'succeeded')
    throw new StripeRefusal(`This PaymentIntent (${payment.id}) does not have a successful charge to refund.`)
  if (isDisputed(account, payment))
    throw new StripeRefusal('The charge has been charged back.', { code: 'charge_disputed' })
  if (left === 0) throw new StripeRefusal('The charge is already refunded.', { code: 'charge_already_refunded' })
  if (amount > left)
    throw new StripeRefusal(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, {
      param: 'amount',
    })
  if (!Number.isInteger(amount) || amount < 1)
    throw new StripeRefusal('Invalid positive integer', { code: 'parameter_invalid_integer', param: 'amount' })
}

export function createRefund(account: Account, params: Stripe.RefundCreateParams) {
  const payment = paymentOf(account, params.payment_intent ?? '', 'payment_intent')
  const amount = params.amount ?? unrefunded(account, payment)
  checkRefund(account, payment, amount)
  const refund: Refund = {
    ...{ id: newStripeId('re'), payment, amount, status: account.holdsRefunds ? 'pending' : 'succeeded' },
    metadata: { ...(params.metadata as Stripe.Metadata | undefined) },
    failureReason: null,
    created: secondsNow(account),
  }
  account.refunds.set(refund.id, refund)
  move(account, { category: 'refund', source: refund, amount: -amount, fee: 0, currency: payment.currency })
  emit(account, 'refund.created', refundObject(refund))
  return refundObject(refund)
}

/** All refunds that wait go through, and those to come do so at once. */
export function settleRefunds(account: Account): void {
  account.holdsRefunds = false
  for (const refund of account.refunds.values()) {
    if (refund.status !== 'pending') continue
    refund.status = 'succeeded'
    emit(account, 'refund.updated', refundObject(refund))
  }
}

/** The buyer's bank does not take the money: it comes back to the balance. */
export function returnRefund(account: Account, id: string): void {
  const refund = refundOf(account, id)
  const { amount, payment, status } = refund
  if (status === 'failed') throw new Error(`${id} was sent back before`)
  move(account, { category: 'refund_failure', source: refund, amount, fee: 0, currency: payment.currency })
  refund.status = 'failed'
  refund.failureReason = 'expired_or_canceled_card'
  emit(account, 'refund.updated', refundObject(refund))
  emit(account, 'refund.failed', refundObject(refund))
}
