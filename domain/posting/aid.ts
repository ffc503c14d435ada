import { accounts } from '../ledger-accounts.ts'
import type { Fen } from '../money.ts'
import type { Posting } from '../posting-rules.ts'

/** The money of an aid fund is in our bank account; the fund owns it. */
export const fundSetUpRule = (fundId: string, fen: Fen): Posting[] => [
  { account: accounts.bank, fen },
  { account: accounts.fund(fundId), fen: -fen },
]

/** A household was advanced money of a fund and owes it. The fund is no poorer: it owns the debt instead. */
export const advanceGivenRule = (householdId: string, fen: Fen): Posting[] => [
  { account: accounts.advance(householdId), fen },
  { account: accounts.bank, fen: -fen },
]

/** A fund gave money for good. */
export const grantGivenRule = (fundId: string, fen: Fen): Posting[] => [
  { account: accounts.fund(fundId), fen },
  { account: accounts.bank, fen: -fen },
]
