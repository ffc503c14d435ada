import { inProportion, least, sum } from './sums.ts'

/**
 * What the model knows of a good: what one costs, from which sum on the farm sends it free, and for how long after its arrival something
 * can be claimed. Each is a kilogram in its own farm's parcel.
 */
export type Good = {
  productId: string
  producerId: string
  priceFen: bigint
  freeAboveFen: bigint | null
  claimHours: number
}
export type Bearer = 'platform' | 'district' | 'producer'
/** A coupon takes so much off the goods of its bearer; a producer's, off those of the first line. */
export type Coupon = { bearer: Bearer; fen: number }
export type Asked = Good & { units: bigint }
export type Quoted = Asked & { discountFen: bigint; freightFen: bigint }

/** One kilogram, up to three, and each more: as `chargeFreight` has it for anywhere near. */
function freightOf({ units, priceFen, freeAboveFen }: Asked): bigint {
  if (freeAboveFen !== null && priceFen * units >= freeAboveFen) return 0n
  return units === 1n ? 800n : units <= 3n ? 1_500n : 1_500n + (units - 3n) * 400n
}

/** What an order costs, and the deposit that reserves it: a part of each line. No coupon takes more than nine tenths of a line. */
export function quote(asked: readonly Asked[], coupon: Coupon | null, depositBps: number) {
  const rooms = asked.map(({ priceFen, units }, at) =>
    coupon && (coupon.bearer !== 'producer' || at === 0) ? (priceFen * units * 9n) / 10n : 0n,
  )
  const off = inProportion(
    least(
      BigInt(coupon?.fen ?? 0),
      sum(rooms, (room) => room),
    ),
    rooms,
  )
  const lines = asked.map((one, at) => ({ ...one, discountFen: off[at] ?? 0n, freightFen: freightOf(one) }))
  const paid = ({ priceFen, units, discountFen, freightFen }: Quoted) => priceFen * units - discountFen + freightFen
  const depositFen = sum(lines, (line) => (paid(line) * BigInt(depositBps)) / 10_000n)
  return { lines, totalFen: sum(lines, paid), depositFen }
}
