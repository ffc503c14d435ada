import { z } from 'zod'
import type { EvidenceKind } from './evidence.ts'
import { type LinkageType, linkageTypes } from './linkage-types.ts'
import type { Fen } from './money.ts'

/** How a term is written: yuan, a whole number, hundredths (of a mu), percent, or words. */
export type TermKind = 'fen' | 'count' | 'hundredths' | 'bps' | 'text'

const kinds = z.registry<{ kind: TermKind }>()
/** JSON has no bigint: an amount is kept as text. */
const fen = z
  .string()
  .regex(/^[1-9]\d{0,11}$/)
  .transform(BigInt)
  .register(kinds, { kind: 'fen' })
const whole = () => z.number().int().min(1).max(10_000_000)
const count = whole().register(kinds, { kind: 'count' })
const hundredths = whole().register(kinds, { kind: 'hundredths' })
const bps = z.number().int().min(0).max(10_000).register(kinds, { kind: 'bps' })
const text = z.string().trim().min(1).max(120).register(kinds, { kind: 'text' })

/** What the two sides agreed on beside the shares, for each type. Amounts in fen, as text. */
export const linkageTerms = {
  contract_purchase: z.strictObject({ pricePerUnitFen: fen, quantity: count, unit: text, grade: text.optional() }),
  consignment: z.strictObject({ feeBps: bps, settleDays: count }),
  managed_rearing: z.strictObject({ feePerHeadFen: fen, heads: count }),
  wage: z.strictObject({ employer: text, post: text, dayRateFen: fen, daysAMonth: count.optional() }),
  land_rent: z.strictObject({ plot: text, areaMu: hundredths, rentPerMuYearFen: fen }),
  share_dividend: z.strictObject({ shares: count, pricePerShareFen: fen, leastPerShareFen: fen.optional() }),
  asset_return: z.strictObject({ asset: text, valueFen: fen, shares: count }),
  housing_joint: z.strictObject({ house: text, rooms: count, rentPerMonthFen: fen }),
  leased_operation: z.strictObject({ leased: text, rentPerMonthFen: fen }),
  technical_service: z.strictObject({ topic: text, trainings: count }),
  donation: z.strictObject({ occasion: text, perGiftFen: fen.optional() }),
} satisfies Record<LinkageType, z.ZodObject>

/** Terms as they are kept. */
export type StoredTerms = Record<string, string | number>
/** Terms as they are read: amounts are fen. */
export type TermsOf<Type extends LinkageType> = z.output<(typeof linkageTerms)[Type]>

export type TermField = { name: string; kind: TermKind; required: boolean }

/** The terms of a type in the order in which a form asks for them. */
export const termFields = (type: LinkageType): TermField[] =>
  Object.entries(linkageTerms[type].shape).map(([name, term]) => {
    const required = !(term instanceof z.ZodOptional)
    const kind = kinds.get(term instanceof z.ZodOptional ? term.unwrap() : term)?.kind ?? 'text'
    return { name, kind, required }
  })

/** All names of terms, of every type. */
export const termNames = [
  ...new Set((Object.keys(linkageTypes) as LinkageType[]).flatMap((type) => termFields(type).map(({ name }) => name))),
]

/** The first term that is missing, unknown or out of its range; null where all are as they should be. */
export function termFault(type: LinkageType, terms: StoredTerms): { field: string; rule: 'needed' | 'range' } | null {
  const issue = linkageTerms[type].safeParse(terms).error?.issues[0]
  if (!issue) return null
  const field = issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path[0]
  const name = String(field ?? '')
  return { field: name, rule: terms[name] === undefined || terms[name] === '' ? 'needed' : 'range' }
}

/** Terms of a version; null where it has none that can be read: it is older than they are. */
export const readTerms = <Type extends LinkageType>(type: Type, stored: unknown): TermsOf<Type> | null =>
  (linkageTerms[type].safeParse(stored).data as TermsOf<Type> | undefined) ?? null

/** What one day, mu and year, month or gift pays by the terms, in fen; null where a resolution declares it each time. */
export function agreedRate(type: LinkageType, stored: unknown): Fen | null {
  if (type === 'wage') return readTerms(type, stored)?.dayRateFen ?? null
  if (type === 'land_rent') return readTerms(type, stored)?.rentPerMuYearFen ?? null
  if (type === 'housing_joint' || type === 'leased_operation') return readTerms(type, stored)?.rentPerMonthFen ?? null
  return type === 'donation' ? (readTerms(type, stored)?.perGiftFen ?? null) : null
}

/** What must be in the file before somebody approves a version of the type. */
export const evidenceNeeded: Record<LinkageType, readonly EvidenceKind[]> = {
  contract_purchase: ['contract'],
  consignment: ['contract'],
  managed_rearing: ['contract'],
  wage: ['contract'],
  land_rent: ['lease'],
  share_dividend: ['certificate'],
  asset_return: ['resolution'],
  housing_joint: ['lease'],
  leased_operation: ['lease'],
  technical_service: ['training_log'],
  donation: ['receipt'],
}

/** What a type's paper trail is made of, those needed for approval first. */
export const evidenceOf = (type: LinkageType): EvidenceKind[] => [
  ...evidenceNeeded[type],
  ...(['contract', 'weigh_slip', 'resolution', 'photo', 'other'] as const).filter(
    (kind) => !evidenceNeeded[type].includes(kind),
  ),
]
