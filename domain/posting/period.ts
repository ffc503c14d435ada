import { accounts } from '../ledger-accounts.ts'
import type { Fen } from '../money.ts'
import type { Posting } from '../posting-rules.ts'

/** What an approved list owes one household for its period, fen. */
export type PeriodShare = { householdId: string; fen: Fen; agreementVersionId: string }

const total = (shares: readonly PeriodShare[]): Fen => shares.reduce((sum, { fen }) => sum + fen, 0n)

/** A list was approved: its producer declares to owe each household its amount. No money of a buyer moves. */
export const periodIncomeRule = (producerId: string, shares: readonly PeriodShare[]): Posting[] => [
  { account: accounts.producerDeclared(producerId), fen: total(shares) },
  ...shares.map(({ householdId, fen, agreementVersionId }) => ({
    account: accounts.householdDeclared(householdId),
    fen: -fen,
    agreementVersionId,
  })),
]

const mirrored = (postings: readonly Posting[]): Posting[] => postings.map((leg) => ({ ...leg, fen: -leg.fen }))

/** The producer has proven that it paid the households of a list. */
export const periodIncomePaidRule = (producerId: string, shares: readonly PeriodShare[]): Posting[] =>
  mirrored(periodIncomeRule(producerId, shares))

/** An approved list was taken back. What was paid nevertheless stays between the producer and its households. */
export const periodIncomeReversedRule = (producerId: string, shares: readonly PeriodShare[]): Posting[] =>
  mirrored(periodIncomeRule(producerId, shares))
