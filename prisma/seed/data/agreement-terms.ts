import type { StoredTerms } from '#domain/linkage-terms.ts'
import type { LinkageType } from '#domain/linkage-types.ts'
import type { Fen } from '#domain/money.ts'
import type { Draw } from '../draw.ts'

const yuan = (amount: number): string => String(amount * 100)

/** What an invented agreement says beside its shares. @param priceFen of a base pack of the good */
export function demoTerms(type: LinkageType, draw: Draw, good: { nameZh: string; priceFen: Fen }): StoredTerms {
  const terms: Record<LinkageType, StoredTerms> = {
    contract_purchase: {
      pricePerUnitFen: String((good.priceFen * BigInt(draw.between(40, 60))) / 100n),
      quantity: draw.between(3, 20) * 100,
      unit: '份',
    },
    consignment: { feeBps: draw.between(3, 6) * 100, settleDays: 15 },
    managed_rearing: { feePerHeadFen: yuan(draw.between(18, 30)), heads: draw.between(2, 10) * 100 },
    wage: {
      employer: '产业合作社',
      post: `${good.nameZh}生产`,
      dayRateFen: yuan(draw.between(90, 140)),
      daysAMonth: 20,
    },
    land_rent: {
      plot: '村口连片地',
      areaMu: draw.between(20, 90) * 100,
      rentPerMuYearFen: yuan(draw.between(4, 8) * 100),
    },
    share_dividend: { shares: draw.between(2, 6) * 100, pricePerShareFen: yuan(100) },
    asset_return: { asset: '村集体冷库', valueFen: yuan(300_000), shares: 300 },
    housing_joint: { house: '闲置农房', rooms: 4, rentPerMonthFen: yuan(600) },
    leased_operation: { leased: '加工车间', rentPerMonthFen: yuan(1_500) },
    technical_service: { topic: `${good.nameZh}养殖与防疫`, trainings: draw.between(2, 6) },
    donation: { occasion: '助学', perGiftFen: yuan(500) },
  }
  return terms[type]
}
