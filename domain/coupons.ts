import { takeProportionally } from './allocate.ts'
import { type Fen, lesser } from './money.ts'

export type CouponBearer = 'platform' | 'district' | 'producer'

/** What a coupon takes off: a sum, or basis points of the goods, at most `maxFen`. */
export type CouponTerms = {
  bearer: CouponBearer
  districtCode: string | null
  producerId: string | null
  amountFen: Fen | null
  bps: number | null
  maxFen: Fen | null
  minGoodsFen: Fen
}

export type DiscountableLine = {
  districtCode: string
  producerId: string
  amountFen: Fen
  /** What the farm is assured of for this line, fen; 0 without a floor. */
  floorFen: Fen
}

export type DiscountRefusal =
  | { code: 'CouponNotForThese' }
  | { code: 'CouponBelowMinimum'; minFen: Fen }
  | { code: 'CouponBelowFloor' }

/** No discount takes more than this part of a line (basis points). */
const MOST_BPS = 9_000n

/** A coupon applies to the goods of whoever bears it. */
const applies = ({ bearer, districtCode, producerId }: CouponTerms, line: DiscountableLine): boolean =>
  bearer === 'platform' || (bearer === 'district' ? line.districtCode === districtCode : line.producerId === producerId)

/** How far the price of a line may go down: a producer's own discount stops at the farm's floor. */
function room({ bearer }: CouponTerms, { amountFen, floorFen }: DiscountableLine): Fen {
  const most = (amountFen * MOST_BPS) / 10_000n
  const aboveFloor = amountFen > floorFen ? amountFen - floorFen : 0n
  return bearer === 'producer' && aboveFloor < most ? aboveFloor : most
}

/**
 * What a coupon takes off each line, in fen, in the order of the lines: in proportion to how far each may go down, so that
 * no line goes below its floor. A discount larger than the room there is stops there.
 */
export function discountLines(
  coupon: CouponTerms,
  lines: readonly DiscountableLine[],
): { parts: Fen[] } | { refusal: DiscountRefusal } {
  const eligible = lines.map((line) => applies(coupon, line))
  if (!eligible.includes(true)) return { refusal: { code: 'CouponNotForThese' } }
  const goods = lines.reduce((sum, line, index) => sum + (eligible[index] ? line.amountFen : 0n), 0n)
  if (goods < coupon.minGoodsFen) return { refusal: { code: 'CouponBelowMinimum', minFen: coupon.minGoodsFen } }
  const rooms = lines.map((line, index) => (eligible[index] ? room(coupon, line) : 0n))
  const most = rooms.reduce((sum, fen) => sum + fen, 0n)
  const worth = coupon.amountFen ?? (goods * BigInt(coupon.bps ?? 0)) / 10_000n
  const wanted = lesser(lesser(worth, coupon.maxFen ?? most), most)
  if (wanted === 0n) return { refusal: { code: 'CouponBelowFloor' } }
  return { parts: takeProportionally(wanted, rooms) }
}
