import type { Fen } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'

export type SessionSales = {
  /** Orders that stand: paid, not given back as a whole. */
  orders: number
  /** People with such an order: accounts, and phones of guests. */
  buyers: number
  /** Paid less refunded, of those that stand. */
  revenueFen: Fen
  /** Of all orders of the session. */
  refundedOrders: number
  refundedFen: Fen
}

/** Of orders that stand. `units` are less those that were given back before they were sent. */
export type ItemSales = {
  itemId: string
  slug: string
  nameZh: string
  nameEn: string
  specZh: string
  specEn: string
  unitZh: string
  unitEn: string
  units: number
  orders: number
  /** Goods less discount, without freight and refunds of a part. */
  goodsFen: Fen
}

/** States of orders that stand. */
export const STANDS = `('paid', 'packed', 'shipped', 'delivered', 'completed')`

const readTotals = `
SELECT count(*) FILTER (WHERE state IN ${STANDS})::int AS orders,
  count(DISTINCT coalesce(user_id, phone)) FILTER (WHERE state IN ${STANDS})::int AS buyers,
  coalesce(sum(paid_fen - refunded_fen) FILTER (WHERE state IN ${STANDS}), 0)::bigint AS "revenueFen",
  count(*) FILTER (WHERE refunded_fen > 0)::int AS "refundedOrders", coalesce(sum(refunded_fen), 0)::bigint AS "refundedFen"
FROM orders WHERE live_session_id = $1`

const readItems = `
SELECT i.id AS "itemId", p.slug, p.name_zh AS "nameZh", p.name_en AS "nameEn", p.spec_zh AS "specZh", p.spec_en AS "specEn",
  p.unit_zh AS "unitZh", p.unit_en AS "unitEn", coalesce(sum(l.quantity - l.restocked), 0)::int AS units, count(DISTINCT l.order_id)::int AS orders,
  coalesce(sum(l.amount_fen - l.discount_fen), 0)::bigint AS "goodsFen"
FROM live_item i JOIN product p ON p.id = i.product_id
LEFT JOIN (SELECT l.* FROM order_line l JOIN orders o ON o.id = l.order_id AND o.state IN ${STANDS}) l ON l.live_item_id = i.id
WHERE i.session_id = $1 GROUP BY i.id, p.id ORDER BY i.position, i.id`

export async function readSales(db: Db, sessionId: string): Promise<{ sales: SessionSales; items: ItemSales[] }> {
  const totals = await db.pool.query<SessionSales>(readTotals, [sessionId])
  const items = await db.pool.query<ItemSales>(readItems, [sessionId])
  return { sales: totals.rows[0] as SessionSales, items: items.rows }
}
