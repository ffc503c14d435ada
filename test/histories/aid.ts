import { type Model, standsFor } from './model.ts'
import { sum } from './sums.ts'

/** What the district's fund was set up with, fen. */
export const FUND_FEN = 30_000_000n

/** What a household was given for good, merged ones with it. */
export const grantedTo = (model: Model, household: string): bigint =>
  sum(model.grants, (grant) => (grant.household && standsFor(model, grant.household) === household ? grant.fen : 0n))

/** What the fund owns: a grant makes it poorer, an advance does not. */
export const fundOwns = ({ grants }: Model): bigint => FUND_FEN - sum(grants, ({ fen }) => fen)

/** What the fund can give: neither what it gave nor what it lent, except what proven payouts repaid. */
export const fundLeft = (model: Model): bigint => {
  const paid = model.runs.flatMap(({ payouts }) => payouts).filter(({ state }) => state === 'paid')
  const repaid = sum(paid, (payout) => sum(payout.repaid, ({ fen }) => fen))
  return fundOwns(model) - sum(model.advances, ({ fen }) => fen) + repaid
}
