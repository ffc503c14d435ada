import { type Account, type Dispute, emit, move, newStripeId, type Payment, secondsNow } from './stripe-account.ts'
import { disputeObject } from './stripe-objects.ts'

/** 118 yuan for every payment that a bank takes back, whoever wins. */
export const DISPUTE_FEE = 11_800

/** Stripe refunds nothing of a payment whose money a bank has taken back. An inquiry leaves it. */
export const isDisputed = (account: Account, payment: Payment) =>
  [...account.disputes.values()].some(
    (dispute) => dispute.payment === payment && ['needs_response', 'lost'].includes(dispute.status),
  )

function withdraw(account: Account, dispute: Dispute): void {
  const { amount, payment } = dispute
  const { currency } = payment
  dispute.status = 'needs_response'
  move(account, { category: 'dispute', source: dispute, amount: -amount, fee: DISPUTE_FEE, currency })
}

/** @param options `inquiry`: the bank only asks, and takes nothing */
export function openDispute(
  account: Account,
  payment: Payment,
  { amount, inquiry = false }: { amount: number; inquiry?: boolean },
): Dispute {
  const dispute: Dispute = {
    ...{ id: newStripeId('du'), payment, amount, status: 'warning_needs_response' },
    created: secondsNow(account),
  }
  account.disputes.set(dispute.id, dispute)
  if (!inquiry) withdraw(account, dispute)
  emit(account, 'charge.dispute.created', disputeObject(dispute))
  if (!inquiry) emit(account, 'charge.dispute.funds_withdrawn', disputeObject(dispute))
  return dispute
}

/** An inquiry that is lost first becomes a dispute: only then does the bank take the money. */
export function closeDispute(account: Account, id: string, outcome: 'won' | 'lost'): void {
  const dispute = account.disputes.get(id)
  if (!dispute?.status.endsWith('needs_response')) throw new Error(`${id} is not open`)
  const isInquiry = dispute.status === 'warning_needs_response'
  if (isInquiry && outcome === 'lost') {
    withdraw(account, dispute)
    emit(account, 'charge.dispute.updated', disputeObject(dispute))
    emit(account, 'charge.dispute.funds_withdrawn', disputeObject(dispute))
  }
  dispute.status = isInquiry && outcome === 'won' ? 'warning_closed' : outcome
  emit(account, 'charge.dispute.closed', disputeObject(dispute))
  if (dispute.status !== 'won') return
  const { amount, payment } = dispute
  move(account, { category: 'dispute_reversal', source: dispute, amount, fee: 0, currency: payment.currency })
  emit(account, 'charge.dispute.funds_reinstated', disputeObject(dispute))
}
