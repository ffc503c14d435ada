import type { CouponBearer } from '#domain/coupons.ts'
import type { Fen } from '#domain/money.ts'

/** What a pack is sold under beside its price; packs that are not named have none of it. */
export type DemoTerms = {
  /** What the farm is assured of. */
  floorFen?: Fen
  /** Sold by the bird, weighed when packed. */
  variableWeight?: true
  /** Part of a pre-order that may be paid first, in basis points. */
  depositBps?: number
  maxPerOrder?: number
}

export const terms: Record<string, DemoTerms> = {
  'fengdu-luhua-chicken': { floorFen: 8_600n, variableWeight: true, maxPerOrder: 200 },
  'fengdu-luhua-chicken-cut': { floorFen: 9_000n, variableWeight: true },
  'fengdu-luhua-chicken-pair': { floorFen: 17_200n, variableWeight: true, depositBps: 3_000 },
  'fengdu-luhua-chicken-box-4': { floorFen: 34_400n, variableWeight: true, depositBps: 3_000 },
  'wanzhou-luhua-chicken': { floorFen: 8_000n },
  'fengdu-eggs': { floorFen: 4_200n },
}

export type DemoBand = { province: string | null; upToG: number; feeFen: Fen | null; extraKgFen: Fen }
export type DemoFreight = { producer: string; coldChain: boolean; freeAboveFen: Fen | null; bands: DemoBand[] }

const band = (province: string | null, upToG: number, feeFen: Fen | null, extraKgFen: Fen = 0n): DemoBand => ({
  province,
  upToG,
  feeFen,
  extraKgFen,
})

/** Producers without a rule send for nothing. A live bird at 98 yuan stays 98 yuan. */
export const freight: DemoFreight[] = [
  {
    producer: 'fengdu-farm',
    coldChain: true,
    freeAboveFen: 8_800n,
    bands: [
      band(null, 2_000, 2_200n, 400n),
      band('山东省', 2_000, 1_800n, 300n),
      band('重庆市', 2_000, 1_000n, 200n),
      band('西藏自治区', 2_000, null),
      band('新疆维吾尔自治区', 2_000, null),
    ],
  },
  {
    producer: 'wushan-coop',
    coldChain: false,
    freeAboveFen: 9_900n,
    bands: [band(null, 3_000, 900n, 150n), band(null, 6_000, 1_300n, 150n), band('山东省', 3_000, 700n, 120n)],
  },
  { producer: 'shizhu-farm', coldChain: false, freeAboveFen: 9_900n, bands: [band(null, 1_000, 600n, 100n)] },
  { producer: 'chengkou-coop', coldChain: false, freeAboveFen: null, bands: [band(null, 1_000, 800n, 200n)] },
]

export type DemoCoupon = {
  code: string
  titleZh: string
  titleEn: string
  bearer: CouponBearer
  /** The district's code or the producer's slug. */
  of: string | null
  amountFen: Fen | null
  bps: number | null
  maxFen: Fen | null
  minGoodsFen: Fen
  usesTotal: number
  usesPerBuyer: number
}

/** One of each who can bear a discount. */
export const coupons: DemoCoupon[] = [
  {
    ...{
      code: 'XIANGJIAN',
      titleZh: '鲁渝同心，满 99 减 10',
      titleEn: '¥10 off from ¥99',
      bearer: 'platform',
      of: null,
    },
    ...{ amountFen: 1_000n, bps: null, maxFen: null, minGoodsFen: 9_900n, usesTotal: 2_000, usesPerBuyer: 1 },
  },
  {
    ...{
      code: 'FENGDU5',
      titleZh: '丰都好物九五折',
      titleEn: '5% off goods of Fengdu',
      bearer: 'district',
      of: '500230',
    },
    ...{ amountFen: null, bps: 500, maxFen: 2_000n, minGoodsFen: 0n, usesTotal: 1_000, usesPerBuyer: 2 },
  },
  {
    ...{
      code: 'YUNDING8',
      titleZh: '云顶坪农场，满 98 减 8',
      titleEn: '¥8 off from ¥98',
      bearer: 'producer',
      of: 'fengdu-farm',
    },
    ...{ amountFen: 800n, bps: null, maxFen: null, minGoodsFen: 9_800n, usesTotal: 300, usesPerBuyer: 1 },
  },
]
