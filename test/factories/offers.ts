import { randomUUID } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { addDays, dayOf, startOfDay } from '#domain/calendar-day.ts'
import type { CouponBearer } from '#domain/coupons.ts'
import type { Db } from '#server/db/db.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { type CartOrderInput, placeCartOrder } from '#server/orders/place-cart-order.ts'
import type { WantedLine, Wish } from '#server/orders/price-order.ts'
import { quoteOrder } from '#server/orders/quote-order.ts'
import type { Market, MarketOptions } from './market.ts'
import { delivery } from './sale.ts'

/** A pre-order window that is open now, for goods that are released in so many days. */
export const preorderFor = (now: Date, days = 30): NonNullable<MarketOptions['preorder']> => ({
  from: new Date(now.getTime() - 60_000),
  until: startOfDay(addDays(dayOf(now), days - 1)),
  releasesOn: new Date(addDays(dayOf(now), days)),
})

/** Lets the market's goods be reserved with a part of their price. */
export const takeDeposits = ({ pool }: Db, { productId }: Market, bps: number) =>
  pool.query('UPDATE product SET deposit_bps = $2 WHERE id = $1', [productId, bps])

export type CouponOptions = {
  bearer?: CouponBearer
  amountFen?: bigint
  bps?: number
  minGoodsFen?: bigint
  usesTotal?: number
  usesPerBuyer?: number
  validTo?: Date
}

/** A coupon borne by the platform, the market's district or its producer. @returns its code */
export async function makeCoupon({ pool }: Db, market: Market, options: CouponOptions = {}): Promise<string> {
  const { bearer = 'platform', bps, minGoodsFen = 0n, usesTotal = 100, usesPerBuyer = 10 } = options
  const code = randomUUID().replaceAll('-', '').slice(0, 12).toUpperCase()
  await pool.query(
    `INSERT INTO coupon (id, code, title_zh, title_en, bearer, district_code, producer_id, amount_fen, bps, min_goods_fen, valid_from,
                         valid_to, uses_total, uses_per_buyer, created_by, created_at)
     VALUES ($1, $2, '满减', 'Off', $3, $4, $5, $6, $7, $8, '2020-01-01', $9, $10, $11, 'user:admin', '2020-01-01')`,
    [
      ...[newId(), code, bearer, bearer === 'district' ? market.districtCode : null],
      ...[bearer === 'producer' ? market.producerId : null, bps === undefined ? (options.amountFen ?? 1_000n) : null],
      ...[bps ?? null, minGoodsFen, options.validTo ?? new Date('2100-01-01'), usesTotal, usesPerBuyer],
    ],
  )
  return code
}

/** What the market's producer charges: up to 1 kg and 3 kg, then by the kilogram; Tibet costs more, Xinjiang is not reached. */
export async function chargeFreight(
  { pool }: Db,
  { producerId }: Market,
  { freeAboveFen = null, coldChain = false }: { freeAboveFen?: bigint | null; coldChain?: boolean } = {},
): Promise<void> {
  const ruleId = newId()
  await pool.query('INSERT INTO freight_rule (id, producer_id, cold_chain, free_above_fen) VALUES ($1, $2, $3, $4)', [
    ...[ruleId, producerId, coldChain, freeAboveFen],
  ])
  const bands: [string | null, number, bigint | null, bigint][] = [
    [null, 1_000, 800n, 0n],
    [null, 3_000, 1_500n, 400n],
    ['西藏自治区', 3_000, 4_000n, 2_000n],
    ['新疆维吾尔自治区', 3_000, null, 0n],
  ]
  for (const [province, upToG, feeFen, extraKgFen] of bands)
    await pool.query(
      'INSERT INTO freight_band (id, rule_id, province, up_to_g, fee_fen, extra_kg_fen) VALUES ($1, $2, $3, $4, $5, $6)',
      [newId(), ruleId, province, upToG, feeFen, extraKgFen],
    )
}

export const wanted = (productId: string, change: Partial<WantedLine> = {}): WantedLine => ({
  ...{ productId, quantity: 1, preorder: false, deliverOn: null },
  ...change,
})

/** What is asked about a cart that is sent to the usual address. */
export const wishFor = (lines: WantedLine[], change: Partial<Wish> = {}): Wish => ({
  ...{ lines, province: delivery.province, couponCode: null, payment: 'whole' },
  ...change,
})

/** Places a cart at the total that its buyer sees. */
export async function placeCart(
  deps: Parameters<typeof placeCartOrder>[0],
  buyer: Buyer,
  lines: WantedLine[],
  change: Partial<CartOrderInput> = {},
) {
  const { couponCode = null, payment = 'whole', delivery: { province } = delivery } = change
  const { totalFen, dueFen } = await quoteOrder(deps, buyer, wishFor(lines, { couponCode, payment, province }))
  const placed = await placeCartOrder(deps, buyer, cartInput(lines, { seenTotalFen: totalFen, ...change }))
  return { ...placed, dueFen }
}

export const cartInput = (lines: WantedLine[], change: Partial<CartOrderInput> = {}): CartOrderInput => ({
  ...{ orderId: randomUUID(), lines, delivery, couponCode: null, note: null, email: null, invoice: null },
  ...{ payment: 'whole', seenTotalFen: 0n, locale: 'zh' },
  ...change,
})
