import type { ClaimLine } from '#domain/claim-rules.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { type Buyer, buyerParams, ownedBy } from '#server/orders/buyer.ts'

/** A line of the buyer's own order, as the form about a claim needs it. Amounts fen, times UTC. */
export type ClaimableLine = ClaimLine & {
  lineId: string
  orderId: string
  orderNumber: bigint
  slug: string
  nameZh: string
  nameEn: string
  specZh: string
  specEn: string
  unitZh: string
  unitEn: string
  quantity: number
  unitPriceFen: bigint
  /** The claim about this line that is not decided yet. */
  openClaimId: string | null
}

/** A parcel knows best when its goods left and arrived; an order without parcels says it itself. */
const readLine = `
SELECT l.id AS "lineId", o.id AS "orderId", o.number AS "orderNumber", p.slug, p.name_zh AS "nameZh", p.name_en AS "nameEn",
       p.spec_zh AS "specZh", p.spec_en AS "specEn", p.unit_zh AS "unitZh", p.unit_en AS "unitEn", l.quantity,
       l.unit_price_fen AS "unitPriceFen", f.fresh, coalesce(c.shipped_at, o.shipped_at) AS "sentAt",
       coalesce(c.delivered_at, o.delivered_at, o.completed_at) AS "deliveredAt",
       CASE WHEN o.state IN ('refunding', 'refunded') THEN 0 ELSE l.quantity - coalesce(
         (SELECT sum(r.quantity) FROM refund r WHERE r.order_line_id = l.id AND r.replaces_id IS NULL), 0)::int END AS "leftUnits",
       (SELECT k.id FROM claim k WHERE k.order_line_id = l.id AND k.state IN ('open', 'agreed', 'sent_back')) AS "openClaimId"
FROM order_line l JOIN orders o ON o.id = l.order_id JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
LEFT JOIN parcel c ON c.id = l.parcel_id`

/** @returns null where the line is not the buyer's own */
export async function findClaimable(sql: Sql, buyer: Buyer, lineId: string): Promise<ClaimableLine | null> {
  const { rows } = await sql.query<ClaimableLine>(`${readLine} WHERE l.id = $1 AND ${ownedBy(2)}`, [
    lineId,
    ...buyerParams(buyer),
  ])
  return rows[0] ?? null
}

/** Every line of the buyer's own order, for links to claims beside them; empty where the order is not theirs. */
export async function listClaimable({ db }: { db: Db }, buyer: Buyer, orderId: string): Promise<ClaimableLine[]> {
  const { rows } = await db.pool.query<ClaimableLine>(`${readLine} WHERE o.id = $1 AND ${ownedBy(2)} ORDER BY l.id`, [
    orderId,
    ...buyerParams(buyer),
  ])
  return rows
}
