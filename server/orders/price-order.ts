import { type CalendarDay, dayOf } from '#domain/calendar-day.ts'
import { type CouponBearer, discountLines } from '#domain/coupons.ts'
import { deliveryDays } from '#domain/delivery-days.ts'
import { DomainError, type ErrorCode, type ErrorDetail, isDomainError } from '#domain/errors.ts'
import type { Bilingual } from '#server/catalog/bilingual.ts'
import type { Sql } from '#server/db/db.ts'
import type { Buyer } from './buyer.ts'
import { quoteFreight } from './quote-freight.ts'
import { type RedeemableCoupon, readCoupon } from './read-coupon.ts'
import { type Goods, readGoods } from './read-goods.ts'

/** Units of one product that somebody wants; `deliverOn` is the day they chose for fresh goods. */
export type WantedLine = {
  productId: string
  quantity: number
  preorder: boolean
  deliverOn: CalendarDay | null
}

export type Wish = {
  lines: readonly WantedLine[]
  /** Null while the address is not known: freight is then not counted. */
  province: string | null
  couponCode: string | null
  payment: 'whole' | 'deposit'
}

/** A line as it would be ordered. The buyer pays amount − discount + freight for it, in fen. */
export type QuotedLine = Goods &
  Pick<WantedLine, 'quantity' | 'preorder' | 'deliverOn'> & {
    amountFen: bigint
    discountFen: bigint
    freightFen: bigint
    /** Days the buyer may choose from, earliest first; none where there is nothing to choose. */
    deliveryDays: CalendarDay[]
  }

/** Lines that travel together; `freightFen` is null where the producer does not deliver, or the address is not known. */
export type QuotedParcel = {
  key: string
  producer: Goods['producer']
  coldChain: boolean
  releasesOn: CalendarDay | null
  deliverOn: CalendarDay | null
  lineIndexes: number[]
  weightG: number
  goodsFen: bigint
  freightFen: bigint | null
  freeAboveFen: bigint | null
}

/** Why a line cannot be ordered as it is. */
export type LineProblem = { productId: string; code: ErrorCode; detail: ErrorDetail }

/** What an order would cost now, all amounts fen. `dueFen` is what is paid first. */
export type Quote = {
  lines: QuotedLine[]
  parcels: QuotedParcel[]
  coupon: { code: string; title: Bilingual; bearer: CouponBearer } | null
  couponProblem: { code: ErrorCode; detail: ErrorDetail } | null
  goodsFen: bigint
  discountFen: bigint
  freightFen: bigint
  totalFen: bigint
  /** The deposit, where every line is a pre-order that takes one. */
  depositFen: bigint | null
  dueFen: bigint
  problems: LineProblem[]
}

export type PricedOrder = Quote & { redeemed: RedeemableCoupon | null }

/**
 * Prices a wish as of `at` (UTC): what each line costs, how the goods travel, what a coupon takes off, and what is wrong
 * with it. The one place that does, for the quote and for the order.
 * @param lock keeps the stock as read until the transaction ends
 * @param livePriceFen what a unit costs instead of the list's price, in a live session
 */
export async function priceOrder(
  sql: Sql,
  { buyer, wish, at, lock, livePriceFen }: { buyer: Buyer; wish: Wish; at: Date; lock: boolean; livePriceFen?: bigint },
): Promise<PricedOrder> {
  const today = dayOf(at)
  const known = await readGoods(sql, [...new Set(wish.lines.map(({ productId }) => productId))], at, { lock })
  const problems = findProblems(wish.lines, known, today)
  const lines = wish.lines.flatMap((line) => {
    const goods = known.get(line.productId)
    return goods ? [toLine(line, { ...goods, unitPriceFen: livePriceFen ?? goods.unitPriceFen }, today)] : []
  })
  goAlong(lines)
  const { redeemed, couponProblem } = await discount(sql, lines, { buyer, wish, at })
  const parcels = await quoteFreight(sql, lines, wish.province)
  for (const { freightFen, lineIndexes, producer } of wish.province === null ? [] : parcels)
    if (freightFen === null)
      problems.push(...lineIndexes.map((index) => undeliverable(lines[index] as QuotedLine, producer.name)))
  const sum = (pick: (line: QuotedLine) => bigint) => lines.reduce((total, line) => total + pick(line), 0n)
  const [goodsFen, discountFen, freightFen] = [
    sum((line) => line.amountFen),
    sum((line) => line.discountFen),
    sum((line) => line.freightFen),
  ]
  const totalFen = goodsFen - discountFen + freightFen
  const depositFen = depositOf(lines)
  return {
    ...{ lines, parcels, redeemed, couponProblem, goodsFen, discountFen, freightFen, totalFen, depositFen, problems },
    coupon: redeemed && { code: redeemed.code, title: redeemed.title, bearer: redeemed.bearer },
    dueFen: wish.payment === 'deposit' && depositFen !== null ? depositFen : totalFen,
  }
}

function toLine(line: WantedLine, goods: Goods, today: CalendarDay): QuotedLine {
  const releasesOn = line.preorder ? goods.releasesOn : null
  return {
    ...goods,
    ...line,
    releasesOn,
    amountFen: goods.unitPriceFen * BigInt(line.quantity),
    discountFen: 0n,
    freightFen: 0n,
    deliveryDays: deliveryDays(goods, today, releasesOn),
  }
}

/** Goods that keep travel with fresh ones of their producer, on the earliest day that was chosen for those. */
function goAlong(lines: QuotedLine[]): void {
  for (const line of lines.filter(({ deliveryDays: days }) => days.length === 0)) {
    const chosen = lines.flatMap(({ producer, coldChain, releasesOn, deliverOn }) =>
      producer.id === line.producer.id && coldChain === line.coldChain && releasesOn === line.releasesOn && deliverOn
        ? [deliverOn]
        : [],
    )
    line.deliverOn = chosen.toSorted()[0] ?? null
  }
}

const undeliverable = ({ productId }: QuotedLine, producer: Bilingual): LineProblem => ({
  productId,
  code: 'DeliveryUnavailable',
  detail: { producer: producer.zh },
})

function findProblems(
  lines: readonly WantedLine[],
  known: ReadonlyMap<string, Goods>,
  today: CalendarDay,
): LineProblem[] {
  const wanted = new Map<string, number>()
  for (const { productId, quantity } of lines) wanted.set(productId, (wanted.get(productId) ?? 0) + quantity)
  return lines.flatMap((line) => {
    const problem = problemOf(line, known.get(line.productId), wanted.get(line.productId) ?? 0, today)
    return problem ? [{ productId: line.productId, ...problem }] : []
  })
}

/** In the order a buyer would want to know. */
function problemOf(
  line: WantedLine,
  goods: Goods | undefined,
  wanted: number,
  today: CalendarDay,
): Omit<LineProblem, 'productId'> | null {
  if (!goods || goods.withdrawn) return { code: 'ProductNotForSale', detail: {} }
  if (!goods.inForce) return { code: 'AgreementNotInForce', detail: {} }
  if (line.preorder && !goods.preorderOpen) return { code: 'PreorderClosed', detail: {} }
  if (!line.preorder && !goods.shipsNow) return { code: 'ProductNotForSale', detail: {} }
  if (goods.maxPerOrder !== null && wanted > goods.maxPerOrder)
    return { code: 'TooManyUnits', detail: { max: goods.maxPerOrder } }
  if (wanted > goods.left) return { code: 'OutOfStock', detail: { left: goods.left } }
  const days = deliveryDays(goods, today, line.preorder ? goods.releasesOn : null)
  if (line.deliverOn !== null && !days.includes(line.deliverOn)) return { code: 'DeliveryDayUnavailable', detail: {} }
  return null
}

/** Writes the discount onto the lines. */
async function discount(
  sql: Sql,
  lines: QuotedLine[],
  { buyer, wish, at }: { buyer: Buyer; wish: Wish; at: Date },
): Promise<Pick<PricedOrder, 'redeemed' | 'couponProblem'>> {
  if (!wish.couponCode) return { redeemed: null, couponProblem: null }
  try {
    const coupon = await readCoupon(sql, wish.couponCode, buyer, at)
    const outcome = discountLines(coupon, lines.map(toDiscountable))
    if ('refusal' in outcome) throw new DomainError(outcome.refusal.code, detailOf(outcome.refusal))
    for (const [index, fen] of outcome.parts.entries()) (lines[index] as QuotedLine).discountFen = fen
    return { redeemed: coupon, couponProblem: null }
  } catch (error) {
    if (!isDomainError(error)) throw error
    return { redeemed: null, couponProblem: { code: error.code, detail: error.detail } }
  }
}

const detailOf = (refusal: { code: string; minFen?: bigint }): ErrorDetail =>
  refusal.minFen === undefined ? {} : { minFen: refusal.minFen.toString() }

const toDiscountable = ({ districtCode, producer, amountFen, floorPriceFen, quantity }: QuotedLine) => ({
  districtCode,
  producerId: producer.id,
  amountFen,
  floorFen: (floorPriceFen ?? 0n) * BigInt(quantity),
})

/** Each line's own part of what is paid for it, rounded down; at least one fen, never everything. */
function depositOf(lines: readonly QuotedLine[]): bigint | null {
  if (lines.length === 0 || lines.some(({ preorder, depositBps }) => !preorder || depositBps === null)) return null
  const deposit = lines.reduce(
    (sum, { amountFen, discountFen, freightFen, depositBps }) =>
      sum + ((amountFen - discountFen + freightFen) * BigInt(depositBps ?? 0)) / 10_000n,
    0n,
  )
  return deposit > 0n ? deposit : null
}
