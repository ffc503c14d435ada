import type { Fen } from '../money.ts'

/** A household's year as surveyed, in fen. */
export type SurveyedYear = {
  memberCount: number
  wageFen: Fen
  operatingFen: Fen
  propertyFen: Fen
  transferFen: Fen
  /** Seed, fertiliser, feed of what was sold, rent and the like. */
  otherCostFen: Fen
  /** What raising all animals of the year cost, and how many were raised and sold. */
  livestockCostFen: Fen
  raised: number
  sold: number
}

/**
 * Cost that counts against the year's income: of livestock only the part of what was sold, rounded up, so that no income is made
 * of rounding. Animals that stay are next year's cost.
 * @throws RangeError where more was sold than raised
 */
export function operatingCost({ otherCostFen, livestockCostFen, raised, sold }: SurveyedYear): Fen {
  if (sold > raised || sold < 0) throw new RangeError('more sold than raised')
  if (raised === 0) return otherCostFen
  const part = livestockCostFen * BigInt(sold)
  return otherCostFen + (part + BigInt(raised) - 1n) / BigInt(raised)
}

/** (wage + operating + property + transfer − operating cost) ÷ members, rounded down, in fen; below zero in a bad year. */
export function netPerHead(year: SurveyedYear): Fen {
  const net = year.wageFen + year.operatingFen + year.propertyFen + year.transferFen - operatingCost(year)
  const members = BigInt(year.memberCount)
  return net >= 0n ? net / members : -((-net + members - 1n) / members)
}
