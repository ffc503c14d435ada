import { type AccountRef, accounts } from './ledger-accounts.ts'
import type { Fen } from './money.ts'

/** One leg of an entry: debit positive, credit negative, in fen. */
export type Posting = {
  account: AccountRef
  fen: Fen
  orderLineId?: string
  agreementVersionId?: string
}

export type EntryKind =
  | 'sale'
  | 'confirmation'
  | 'reversal'
  | 'late_payment'
  | 'surplus_payment'
  | 'unmatched_payment'
  | 'refund_paid'

/** What one party gets of one line. */
export type PartyShare = { account: AccountRef; fen: Fen; orderLineId: string; agreementVersionId: string }

/** Money came in and is owed to the parties of its lines. */
export const saleRule = (provider: string, shares: readonly PartyShare[]): Posting[] => [
  { account: accounts.provider(provider), fen: shares.reduce((sum, s) => sum + s.fen, 0n) },
  ...shares.filter((share) => share.fen !== 0n).map((share) => ({ ...share, fen: -share.fen })),
]

/** A completed order: what households were owed provisionally is now owed for good. */
export const confirmationRule = (
  shares: readonly { householdId: string; fen: Fen; orderLineId: string; agreementVersionId: string }[],
): Posting[] =>
  shares
    .filter((share) => share.fen !== 0n)
    .flatMap(({ householdId, fen, orderLineId, agreementVersionId }) => [
      { account: accounts.householdProvisional(householdId), fen, orderLineId, agreementVersionId },
      { account: accounts.householdConfirmed(householdId), fen: -fen, orderLineId, agreementVersionId },
    ])

/** A refund was decided: every party's balance of the order goes back and the buyer is owed the sum. */
export const reversalRule = (balances: readonly Posting[]): Posting[] => {
  const legs = balances.filter((b) => b.fen !== 0n).map((b) => ({ ...b, fen: -b.fen }))
  return [...legs, { account: accounts.refunds, fen: -legs.reduce((sum, leg) => sum + leg.fen, 0n) }]
}

/** Money that cannot become this order (too late, or paid twice): owed straight back to the buyer. */
export const returnableRule = (provider: string, fen: Fen): Posting[] => [
  { account: accounts.provider(provider), fen },
  { account: accounts.refunds, fen: -fen },
]

/** Money that fits no order, or not its amount or currency. */
export const unmatchedRule = (provider: string, fen: Fen): Posting[] => [
  { account: accounts.provider(provider), fen },
  { account: accounts.suspense, fen: -fen },
]

/** The provider paid the buyer back. */
export const refundPaidRule = (provider: string, fen: Fen): Posting[] => [
  { account: accounts.refunds, fen },
  { account: accounts.provider(provider), fen: -fen },
]
