import type { StoredTerms } from '#domain/linkage-terms.ts'
import { type LinkageType, paysPerSale } from '#domain/linkage-types.ts'
import type { Fen } from '#domain/money.ts'
import { type Draw, drawFrom } from '../draw.ts'
import { agreementKinds } from './agreement-kinds.ts'
import { demoTerms } from './agreement-terms.ts'
import { basePack, families, LUHUA_CHICKEN } from './families.ts'
import type { DemoFamily } from './family.ts'
import { type DemoHousehold, households } from './households.ts'
import { producers } from './producers.ts'

export type DemoShare =
  /** `costFen`: what one base pack costs this household to raise or grow. */
  | { party: 'household'; household: string; bps: number; costFen: Fen }
  | { party: 'producer'; producer: string; bps: number }
  | { party: 'logistics' | 'platform'; bps: number }

export type DemoVersion = {
  version: number
  /** Days before (negative) or after the base date. */
  validFromDay: number
  validToDay: number | null
  evidence: string
  terms: StoredTerms
  proposedBy: string
  /** Null while it waits for a second person. */
  approvedBy: string | null
  shares: DemoShare[]
}

export type DemoAgreement = {
  code: string
  family: string
  type: LinkageType
  titleZh: string
  titleEn: string
  /** True where the price of a sale is divided by it; its shares then sum to 10,000. */
  carriesSplit: boolean
  /** The other side of the households. */
  producer: string
  versions: DemoVersion[]
}

const PLATFORM_BPS = 400
const WHOLE = 10_000

/** What the farm's own sales cost it, so that about 23 yuan of a 98-yuan bird stays with the household. */
const LUHUA_COST_FEN = 5_148n

/** Share of the price for all linked households together, and how much of it their costs eat (percent). */
const householdTerms: Partial<Record<LinkageType, { bps: [number, number]; costPercent: [number, number] }>> = {
  consignment: { bps: [7_200, 7_600], costPercent: [48, 62] },
  contract_purchase: { bps: [3_400, 5_200], costPercent: [50, 64] },
  managed_rearing: { bps: [2_600, 3_200], costPercent: [28, 40] },
}

/** @param paid those whose work is paid already: nobody is paid for the same work twice */
function householdsFor(
  family: DemoFamily,
  draw: Draw,
  [low, high]: [number, number],
  paid: readonly string[] = [],
): DemoHousehold[] {
  const own = households.find((household) => household.runs === family.producer)
  const village = producers.find((producer) => producer.slug === family.producer)?.village.slice(0, 9)
  const district = households.filter((h) => h.district === family.district && h !== own)
  const near = district.filter((h) => h.village.startsWith(village ?? '') && !paid.includes(h.code))
  const rest = district.filter((h) => !near.includes(h) && !paid.includes(h.code))
  const wanted = draw.between(low, high)
  const start = draw.between(0, Math.max(0, near.length - 1))
  const ring = [...near.slice(start), ...near.slice(0, start), ...rest]
  return [...(own && !paid.includes(own.code) ? [own] : []), ...ring].slice(0, wanted)
}

/** Parts as equal as whole basis points allow; the first takes what is left over. */
function divide(bps: number, among: number): number[] {
  const each = Math.floor(bps / among)
  return Array.from({ length: among }, (_, at) => (at === 0 ? bps - each * (among - 1) : each))
}

/** The household farms sell themselves; the rest of the price that is theirs goes to the district's cooperative. */
function producerOf(family: DemoFamily): string {
  const seller = producers.find((producer) => producer.slug === family.producer)
  if (seller?.kind !== 'household_farm') return family.producer
  const cooperative = producers.find((p) => p.district === family.district && p.kind === 'cooperative')
  return cooperative?.slug ?? family.producer
}

function splitShares(family: DemoFamily, type: LinkageType, draw: Draw): DemoShare[] {
  const terms = householdTerms[type]
  const logistics = family.fresh ? draw.between(10, 13) * 100 : draw.between(6, 9) * 100
  const forHouseholds = terms ? Math.round(draw.between(...terms.bps) / 100) * 100 : 0
  const linked = terms
    ? householdsFor(family, draw, [3, type === 'consignment' ? 6 : 12])
    : householdsFor(family, draw, [3, 10])
  const costPercent = terms ? draw.between(...terms.costPercent) : 0
  const price = basePack(family).priceFen
  const parts = divide(forHouseholds, linked.length)
  return [
    ...linked.map((household, at): DemoShare => {
      const bps = parts[at] ?? 0
      const costFen = (price * BigInt(bps) * BigInt(costPercent)) / (10_000n * 100n)
      return { party: 'household', household: household.code, bps, costFen }
    }),
    { party: 'producer', producer: producerOf(family), bps: WHOLE - forHouseholds - logistics - PLATFORM_BPS },
    { party: 'logistics', bps: logistics },
    { party: 'platform', bps: PLATFORM_BPS },
  ]
}

/** Who proposed and who decided: never the same person. */
const deciders = (family: DemoFamily) =>
  family.district === '500230'
    ? { proposedBy: 'coordinator-fengdu', approvedBy: 'coordinator-pairing' }
    : { proposedBy: 'coordinator-all', approvedBy: 'coordinator-review' }

function agreementOf(
  family: DemoFamily,
  type: LinkageType,
  serial: number,
  split: DemoAgreement | null,
): DemoAgreement {
  const carriesSplit = split === null
  const draw = drawFrom(`agreement:${family.key}:${type}`)
  const no = `${family.district}-${String(serial).padStart(3, '0')}`
  const kind = agreementKinds[type]
  const shares: DemoShare[] = carriesSplit
    ? splitShares(family, type, draw)
    : householdsFor(family, draw, [3, 10], paidBy(split, type)).map((h) => ({
        party: 'household',
        household: h.code,
        bps: 0,
        costFen: 0n,
      }))
  return {
    code: `XY-${no}`,
    family: family.key,
    type,
    titleZh: `${family.nameZh}·${kind.nameZh}`,
    titleEn: `${family.nameEn}: ${kind.nameEn}`,
    carriesSplit,
    producer: producerOf(family),
    versions: [
      {
        version: 1,
        validFromDay: -draw.between(150, 320),
        validToDay: draw.chance(30) ? draw.between(200, 500) : null,
        evidence: kind.evidence(no),
        terms: demoTerms(type, drawFrom(`terms:${family.key}:${type}`), {
          nameZh: family.nameZh,
          priceFen: basePack(family).priceFen,
        }),
        ...deciders(family),
        shares,
      },
    ],
  }
}

/** Households that the sale itself pays, where the other type would pay for the same work. */
const paidBy = (split: DemoAgreement | null, type: LinkageType): string[] =>
  type === 'wage' || paysPerSale(type)
    ? (split?.versions ?? []).flatMap(({ shares }) =>
        shares.flatMap((share) => (share.party === 'household' ? share.household : [])),
      )
    : []

/** The farm's consignment: last year's terms, then those in force. */
function luhuaConsignment(agreement: DemoAgreement): DemoAgreement {
  const farm = households.find((household) => household.runs === 'fengdu-farm')
  const sharesOf = (household: number, producer: number, logistics: number): DemoShare[] => [
    { party: 'household', household: farm?.code ?? '', bps: household, costFen: LUHUA_COST_FEN },
    { party: 'producer', producer: 'fengdu-poultry-coop', bps: producer },
    { party: 'logistics', bps: logistics },
    { party: 'platform', bps: PLATFORM_BPS },
  ]
  const [first] = agreement.versions
  if (!first) return agreement
  return {
    ...agreement,
    versions: [
      { ...first, validFromDay: -430, validToDay: -75, shares: sharesOf(7_400, 1_000, 1_200) },
      { ...first, version: 2, validFromDay: -75, validToDay: null, shares: sharesOf(7_600, 900, 1_100) },
    ],
  }
}

/** The neighbour who was given chicks and taught how to raise them: help that pays nothing by itself. */
function luhuaTeaching(agreement: DemoAgreement): DemoAgreement {
  const neighbour = households.find((h) => h.village === '500230200200' && h.runs === null)
  const share: DemoShare = { party: 'household', household: neighbour?.code ?? '', bps: 0, costFen: 0n }
  return { ...agreement, versions: agreement.versions.map((version) => ({ ...version, shares: [share] })) }
}

/** A second version that waits for another person's decision, so that the desk has something to do. */
function withProposal(agreement: DemoAgreement): DemoAgreement {
  const [current] = agreement.versions
  if (!current) return agreement
  const next = { ...current, version: 2, validFromDay: 30, validToDay: null, approvedBy: null }
  return { ...agreement, versions: [{ ...current, validToDay: 30 }, next] }
}

function agreementsOf(family: DemoFamily, firstSerial: number): DemoAgreement[] {
  const splitting = family.linkage.find(paysPerSale) ?? family.linkage[0]
  const serialOf = (type: LinkageType) => firstSerial + family.linkage.indexOf(type)
  const split = splitting ? agreementOf(family, splitting, serialOf(splitting), null) : null
  return family.linkage.map((type) => {
    const agreement = type === splitting && split ? split : agreementOf(family, type, serialOf(type), split)
    if (family.key === LUHUA_CHICKEN)
      return type === 'consignment' ? luhuaConsignment(agreement) : luhuaTeaching(agreement)
    return family.key === 'fengdu-longan' ? withProposal(agreement) : agreement
  })
}

/** Every family has exactly one agreement that divides its sales, and others that link households without doing so. */
export const agreements: DemoAgreement[] = families.flatMap((family, at) => agreementsOf(family, at * 4 + 1))
