import { coupons, freight } from '../data/selling.ts'
import { dayOf, daysFrom } from '../dates.ts'
import { seedId } from '../ids.ts'
import type { TableRows } from './table-rows.ts'

/** Days around the base date in which coupons can be used. */
const BEGUN_DAYS_AGO = 10
const VALID_DAYS = 180

const ruleId = ({ producer, coldChain }: { producer: string; coldChain: boolean }) =>
  seedId('freight-rule', `${producer}:${coldChain ? 'cold' : 'plain'}`)

const freightRows = (): TableRows[] => [
  {
    table: 'freight_rule',
    rows: freight.map((rule) => ({
      id: ruleId(rule),
      producer_id: seedId('producer', rule.producer),
      cold_chain: rule.coldChain,
      free_above_fen: rule.freeAboveFen === null ? null : String(rule.freeAboveFen),
    })),
  },
  {
    table: 'freight_band',
    rows: freight.flatMap((rule) =>
      rule.bands.map(({ province, upToG, feeFen, extraKgFen }) => ({
        id: seedId('freight-band', `${ruleId(rule)}:${province}:${upToG}`),
        rule_id: ruleId(rule),
        province,
        up_to_g: upToG,
        fee_fen: feeFen === null ? null : String(feeFen),
        extra_kg_fen: String(extraKgFen),
      })),
    ),
  },
]

const couponRow = (coupon: (typeof coupons)[number], now: Date) => ({
  id: seedId('coupon', coupon.code),
  code: coupon.code,
  title_zh: coupon.titleZh,
  title_en: coupon.titleEn,
  bearer: coupon.bearer,
  district_code: coupon.bearer === 'district' ? coupon.of : null,
  producer_id: coupon.bearer === 'producer' ? seedId('producer', coupon.of ?? '') : null,
  amount_fen: coupon.amountFen === null ? null : String(coupon.amountFen),
  bps: coupon.bps,
  max_fen: coupon.maxFen === null ? null : String(coupon.maxFen),
  min_goods_fen: String(coupon.minGoodsFen),
  valid_from: `${dayOf(daysFrom(now, -BEGUN_DAYS_AGO))}T00:00:00+08:00`,
  valid_to: `${dayOf(daysFrom(now, VALID_DAYS))}T00:00:00+08:00`,
  uses_total: coupon.usesTotal,
  uses_per_buyer: coupon.usesPerBuyer,
  used: 0,
  created_by: `user:${seedId('user', 'admin')}`,
  created_at: now.toISOString(),
})

/** What producers charge to send, and discounts with who bears them. */
export const sellingRows = (now: Date): TableRows[] => [
  ...freightRows(),
  { table: 'coupon', rows: coupons.map((coupon) => couponRow(coupon, now)) },
]
