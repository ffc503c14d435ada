import { accounts } from '#domain/ledger-accounts.ts'
import type { PartyShare } from '#domain/posting-rules.ts'
import type { Sql } from '#server/db/db.ts'

export type LineExtras = {
  orderLineId: string
  discountFen: bigint
  freightFen: bigint
  bearer: 'platform' | 'district' | 'producer' | null
  producerId: string
  /** Of the coupon, where a district bears it. */
  districtCode: string | null
}

const readRows = `
SELECT l.id AS "orderLineId", l.discount_fen AS "discountFen", l.freight_fen AS "freightFen", l.discount_bearer AS bearer,
       f.producer_id AS "producerId", c.district_code AS "districtCode"
FROM order_line l JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
LEFT JOIN coupon_redemption r ON r.order_id = l.order_id LEFT JOIN coupon c ON c.id = r.coupon_id
WHERE l.order_id = $1 AND (l.discount_fen > 0 OR l.freight_fen > 0)`

/** Freight and discounts of an order's lines; those without either are left out. */
export const readLineExtras = async (sql: Sql, orderId: string): Promise<LineExtras[]> =>
  (await sql.query<LineExtras>(readRows, [orderId])).rows

/**
 * What a line moves beside its price: freight is owed to whoever carries it, a discount is borne by whom the coupon says.
 * The shares of an agreement are of the full price, so no household bears any of it.
 */
export const extraShares = ({ orderLineId, discountFen, freightFen, ...extras }: LineExtras): PartyShare[] => [
  { account: accounts.freight, fen: freightFen, orderLineId },
  { account: bearerAccount(extras), fen: -discountFen, orderLineId },
]

function bearerAccount({
  bearer,
  producerId,
  districtCode,
}: Pick<LineExtras, 'bearer' | 'producerId' | 'districtCode'>) {
  if (bearer === 'producer') return accounts.producer(producerId)
  return bearer === 'district' && districtCode ? accounts.districtCoupons(districtCode) : accounts.platformCoupons
}
