import { accounts } from '../ledger-accounts.ts'
import type { Fen } from '../money.ts'
import type { Posting } from '../posting-rules.ts'

/** What a household's confirmed account gives, or what goes into its advances, fen. */
export type HouseholdPart = { householdId: string; fen: Fen }

const total = (parts: readonly HouseholdPart[]): Fen => parts.reduce((sum, { fen }) => sum + fen, 0n)
const mirrored = (postings: readonly Posting[]): Posting[] => postings.map((leg) => ({ ...leg, fen: -leg.fen }))

/**
 * The bank was told to pay a household what confirmed orders owe it, less what goes into its advances. `earned` is by the household
 * that earned it: one that was merged still has an account. Names no order: what was paid out is recovered, not undone.
 */
export const payoutRule = (earned: readonly HouseholdPart[], repaid: readonly HouseholdPart[] = []): Posting[] =>
  [
    ...earned.map(({ householdId, fen }) => ({ account: accounts.householdConfirmed(householdId), fen })),
    ...repaid.map(({ householdId, fen }) => ({ account: accounts.advance(householdId), fen: -fen })),
    { account: accounts.payoutsSent, fen: total(repaid) - total(earned) },
  ].filter(({ fen }) => fen !== 0n)

/** The bank's proof is there: the money has left our account. */
export const payoutProvenRule = (fen: Fen): Posting[] => [
  { account: accounts.payoutsSent, fen },
  { account: accounts.bank, fen: -fen },
]

/** The bank could not pay: the household is owed as before, and its advances are as they were. */
export const payoutFailedRule = (earned: readonly HouseholdPart[], repaid: readonly HouseholdPart[] = []): Posting[] =>
  mirrored(payoutRule(earned, repaid))

/** The bank sent a proven payout back: the money is in our account again, the household and its advances are as before. */
export const payoutReturnedRule = (
  earned: readonly HouseholdPart[],
  repaid: readonly HouseholdPart[] = [],
): Posting[] =>
  payoutFailedRule(earned, repaid).map((leg) =>
    leg.account === accounts.payoutsSent ? { ...leg, account: accounts.bank } : leg,
  )

/** A household need not give back what a refund took after its payout: the marketplace bears it. */
export const hardshipRule = (householdId: string, fen: Fen): Posting[] => [
  { account: accounts.hardship, fen },
  { account: accounts.householdConfirmed(householdId), fen: -fen },
]
