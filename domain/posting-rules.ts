import { type AccountRef, accounts } from './ledger-accounts.ts'
import type { Fen } from './money.ts'

/** One leg of an entry: debit positive, credit negative, in fen. */
export type Posting = {
  account: AccountRef
  fen: Fen
  orderLineId?: string
  agreementVersionId?: string
}

export const entryKinds = [
  'deposit',
  'sale',
  'confirmation',
  'reversal',
  'late_payment',
  'surplus_payment',
  'unmatched_payment',
  'unmatched_returned',
  'refund_paid',
  'refund_returned',
  'refund_by_hand',
  'refund_by_bank',
  'dispute_opened',
  'dispute_won',
  'chargeback',
  'unowed_refund',
  'provider_fee',
  'provider_payout',
  'payout',
  'payout_proven',
  'payout_failed',
  'payout_returned',
  'hardship',
  'fund_set_up',
  'advance_given',
  'grant_given',
  'period_income',
  'period_income_paid',
  'period_income_reversed',
] as const
export type EntryKind = (typeof entryKinds)[number]

/**
 * What one party gets of one line, in fen; less than nothing for whoever bears a discount. Freight is of a line and of no
 * agreement.
 */
export type PartyShare = { account: AccountRef; fen: Fen; orderLineId: string; agreementVersionId?: string }

/** A pre-order's deposit came in: it is kept until the balance is paid. */
export const depositRule = (provider: string, fen: Fen): Posting[] => [
  { account: accounts.provider(provider), fen },
  { account: accounts.deposits, fen: -fen },
]

/** Money came in and is owed to the parties of its lines; a deposit that was kept is part of it. */
export const saleRule = (provider: string, shares: readonly PartyShare[], depositFen: Fen): Posting[] => {
  const total = shares.reduce((sum, { fen }) => sum + fen, 0n)
  const legs: Posting[] = [
    { account: accounts.provider(provider), fen: total - depositFen },
    { account: accounts.deposits, fen: depositFen },
    ...shares.map((share) => ({ ...share, fen: -share.fen })),
  ]
  return legs.filter(({ fen }) => fen !== 0n)
}

/** Nothing of an order can be claimed any more: what households were owed provisionally is now owed for good. */
export const confirmationRule = (
  shares: readonly { householdId: string; fen: Fen; orderLineId: string; agreementVersionId: string }[],
): Posting[] =>
  shares
    .filter((share) => share.fen !== 0n)
    .flatMap(({ householdId, fen, orderLineId, agreementVersionId }) => [
      { account: accounts.householdProvisional(householdId), fen, orderLineId, agreementVersionId },
      { account: accounts.householdConfirmed(householdId), fen: -fen, orderLineId, agreementVersionId },
    ])

/** What the parties give back of what they hold: `back` are the parts of their balances (fen, credit negative) that go. */
const givenBack = (back: readonly Posting[]): Posting[] =>
  back.filter((part) => part.fen !== 0n).map((part) => ({ ...part, fen: -part.fen }))

const sumOf = (legs: readonly Posting[]): Fen => legs.reduce((sum, leg) => sum + leg.fen, 0n)

/** A refund was decided: the parties give back their parts of it and the buyer is owed the sum. */
export const reversalRule = (back: readonly Posting[]): Posting[] => {
  const legs = givenBack(back)
  return [...legs, { account: accounts.refunds(), fen: -sumOf(legs) }]
}

/** Money that cannot become this order (too late, or paid twice): owed straight back to the buyer. */
export const returnableRule = (provider: string, fen: Fen): Posting[] => [
  { account: accounts.provider(provider), fen },
  { account: accounts.refunds(), fen: -fen },
]

/** Money that fits no order, or not its amount or currency. `fen` are hundredths of `currency`. */
export const unmatchedRule = (provider: string, fen: Fen, currency: string): Posting[] => [
  { account: accounts.provider(provider, currency), fen },
  { account: accounts.suspense(currency), fen: -fen },
]

/** A person decided that unmatched money goes back to who paid it. */
export const unmatchedReturnedRule = (fen: Fen, currency: string): Posting[] => [
  { account: accounts.suspense(currency), fen },
  { account: accounts.refunds(currency), fen: -fen },
]

/** The provider paid the buyer back. */
export const refundPaidRule = (provider: string, fen: Fen, currency: string): Posting[] => [
  { account: accounts.refunds(currency), fen },
  { account: accounts.provider(provider, currency), fen: -fen },
]

/** The buyer's bank sent a paid refund back to the provider: it is owed again. */
export const refundReturnedRule = (provider: string, fen: Fen, currency: string): Posting[] =>
  refundPaidRule(provider, fen, currency).map((leg) => ({ ...leg, fen: -leg.fen }))

/** Somebody of ours paid the buyer back from our bank account. */
export const refundByHandRule = (fen: Fen): Posting[] => [
  { account: accounts.refunds(), fen },
  { account: accounts.bank, fen: -fen },
]

/** A buyer's bank disputes a payment: the provider keeps its amount back until that is decided. */
export const disputeOpenedRule = (provider: string, fen: Fen, currency: string): Posting[] => [
  { account: accounts.disputes(currency), fen },
  { account: accounts.provider(provider, currency), fen: -fen },
]

/** The dispute was decided for us: the money is with the provider again. */
export const disputeWonRule = (provider: string, fen: Fen, currency: string): Posting[] =>
  disputeOpenedRule(provider, fen, currency).map((leg) => ({ ...leg, fen: -leg.fen }))

/**
 * The dispute was decided for the buyer, who has the money: the parties give back their parts of it; what no party
 * holds any more is a loss of the marketplace.
 */
export const chargebackRule = (back: readonly Posting[], fen: Fen, currency: string): Posting[] => {
  const legs = givenBack(back)
  const loss = fen - sumOf(legs)
  const losses = loss === 0n ? [] : [{ account: accounts.losses(currency), fen: loss }]
  return [...legs, ...losses, { account: accounts.disputes(currency), fen: -fen }]
}

/** A lost dispute has paid a refund that was still owed: what was booked as a loss settles it. */
export const refundByBankRule = (fen: Fen, currency: string): Posting[] => [
  { account: accounts.refunds(currency), fen },
  { account: accounts.losses(currency), fen: -fen },
]

/** A lost dispute has returned unmatched money: what was booked as a loss was never ours. */
export const unmatchedChargedBackRule = (fen: Fen, currency: string): Posting[] => [
  { account: accounts.suspense(currency), fen },
  { account: accounts.losses(currency), fen: -fen },
]

/** The provider paid back money that nothing of ours owed, such as a refund made twice in its own pages. */
export const unowedRefundRule = (provider: string, fen: Fen): Posting[] => [
  { account: accounts.losses(), fen },
  { account: accounts.provider(provider), fen: -fen },
]

/** What the provider charged. Negative where it gave a fee back. */
export const providerFeeRule = (provider: string, fen: Fen): Posting[] => [
  { account: accounts.providerFees, fen },
  { account: accounts.provider(provider), fen: -fen },
]

/** The provider transferred money to our bank account. */
export const providerPayoutRule = (provider: string, fen: Fen): Posting[] => [
  { account: accounts.bank, fen },
  { account: accounts.provider(provider), fen: -fen },
]
