import { agreedRate, readTerms } from './linkage-terms.ts'
import type { Basis, PeriodType } from './period-basis.ts'

/** Why a row is not what the version's terms say; null where it is, or where they leave it open. */
export function basisAgainstTerms(
  type: PeriodType,
  terms: unknown,
  { rateFen }: Pick<Basis, 'rateFen'>,
): 'rate' | 'belowLeast' | null {
  const agreed = agreedRate(type, terms)
  if (agreed !== null && agreed !== rateFen) return 'rate'
  const least = type === 'share_dividend' ? readTerms(type, terms)?.leastPerShareFen : undefined
  return least !== undefined && rateFen < least ? 'belowLeast' : null
}

/** How much all rows together may count by the terms, in thousandths: mu of the lease, shares; null where that is open. */
export function mostCounted(type: PeriodType, terms: unknown): number | null {
  if (type === 'land_rent') return tenfold(readTerms(type, terms)?.areaMu)
  if (type === 'share_dividend' || type === 'asset_return') return thousandfold(readTerms(type, terms)?.shares)
  return null
}

const tenfold = (hundredths: number | undefined) => (hundredths === undefined ? null : hundredths * 10)
const thousandfold = (count: number | undefined) => (count === undefined ? null : count * 1_000)
