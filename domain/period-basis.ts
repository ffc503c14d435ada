import type { LinkageType } from './linkage-types.ts'
import type { Fen } from './money.ts'

/**
 * How the amount of a row comes about, for the types that pay by period: what is counted, what one of it pays, and whether
 * the pay is for a year and a list pays some months of it.
 */
export const periodBases = {
  wage: { counts: 'days', pays: 'perDay', yearly: false },
  land_rent: { counts: 'mu', pays: 'perMuYear', yearly: true },
  share_dividend: { counts: 'shares', pays: 'perShare', yearly: false },
  asset_return: { counts: 'shares', pays: 'perShare', yearly: false },
  housing_joint: { counts: 'months', pays: 'perMonth', yearly: false },
  leased_operation: { counts: 'months', pays: 'perMonth', yearly: false },
  donation: { counts: 'gifts', pays: 'perGift', yearly: false },
} as const satisfies Partial<Record<LinkageType, { counts: string; pays: string; yearly: boolean }>>

export type PeriodType = keyof typeof periodBases

export const isPeriodType = (type: LinkageType): type is PeriodType => type in periodBases

/** Days, mu, shares, months or gifts in thousandths; fen for one of them; the months that are paid of a yearly amount. */
export type Basis = { quantityMilli: number; rateFen: Fen; months: number | null }

const MONTHS = 12n

/** What a basis gives, to the nearest fen. */
export function amountOf({ quantityMilli, rateFen, months }: Basis): Fen {
  const [whole, part] = months === null ? [1_000n, 1n] : [1_000n * MONTHS, BigInt(months)]
  return (2n * BigInt(quantityMilli) * rateFen * part + whole) / (2n * whole)
}

/** Days of a month such as `2026-11`. */
export const daysOf = (period: string): number =>
  new Date(Date.UTC(Number(period.slice(0, 4)), Number(period.slice(5, 7)), 0)).getUTCDate()

/**
 * What is wrong with a basis for a type and a month: the part and the rule; null where nothing is.
 * Whole things are counted in whole numbers, nobody works more days than a month has, and no list pays more than a year.
 */
export function basisFault(
  type: PeriodType,
  period: string,
  { quantityMilli, rateFen, months }: Basis,
): { part: 'quantity' | 'rate' | 'months'; rule: 'range' | 'whole' } | null {
  const { counts, yearly } = periodBases[type]
  const most = { days: daysOf(period) * 1_000, months: 12_000, gifts: 1_000, mu: 1_000_000, shares: 1_000_000_000 }
  if (!Number.isSafeInteger(quantityMilli) || quantityMilli <= 0 || quantityMilli > most[counts])
    return { part: 'quantity', rule: 'range' }
  if ((counts === 'months' || counts === 'gifts') && quantityMilli % 1_000 !== 0)
    return { part: 'quantity', rule: 'whole' }
  if (rateFen <= 0n || rateFen > 10_000_000_000n) return { part: 'rate', rule: 'range' }
  if (yearly !== (months !== null)) return { part: 'months', rule: 'range' }
  if (months !== null && (!Number.isInteger(months) || months < 1 || months > 12))
    return { part: 'months', rule: 'range' }
  return null
}

/** Months of a year that a basis pays; 0 where it does not pay by months. */
export const monthsPaid = (type: PeriodType, { quantityMilli, months }: Basis): number =>
  periodBases[type].counts === 'months' ? quantityMilli / 1_000 : (months ?? 0)

/** A basis as the database keeps it: amounts in fen, as text. */
export type StoredBasis = { quantityMilli: number; rateFen: string; months: number | null }

export const storedBasis = ({ quantityMilli, rateFen, months }: Basis): StoredBasis => ({
  quantityMilli,
  rateFen: String(rateFen),
  months,
})

export const readBasis = ({ quantityMilli, rateFen, months }: StoredBasis): Basis => ({
  quantityMilli,
  rateFen: BigInt(rateFen),
  months,
})

/** A count as it is typed, such as `21.5`, in thousandths; null where it is none. */
export function parseQuantity(text: string): number | null {
  const match = /^(\d{1,7})(?:\.(\d{1,3}))?$/.exec(text.trim())
  return match ? Number(match[1]) * 1_000 + Number((match[2] ?? '').padEnd(3, '0')) : null
}

/** Thousandths without needless zeros: 21500 → `21.5`. */
export const formatQuantity = (milli: number): string => (milli / 1_000).toFixed(3).replace(/\.?0+$/, '')
