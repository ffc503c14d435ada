import type { OrderState } from '#domain/order-states.ts'
import type { Db } from '#server/db/db.ts'
import { type Buyer, buyerParams, ownedBy } from './buyer.ts'

export const ORDERS_PER_PAGE = 10

/** One order in a list; amounts fen, times UTC. `more`: further lines beside the first. */
export type OrderSummary = {
  id: string
  number: bigint
  state: OrderState
  totalFen: bigint
  placedAt: Date
  holdExpiresAt: Date
  slug: string
  nameZh: string
  nameEn: string
  specZh: string
  specEn: string
  quantity: number
  more: number
}

const readPage = `
SELECT o.id, o.number, o.state, o.total_fen AS "totalFen", o.placed_at AS "placedAt", o.hold_expires_at AS "holdExpiresAt",
       p.slug, p.name_zh AS "nameZh", p.name_en AS "nameEn", p.spec_zh AS "specZh", p.spec_en AS "specEn",
       l.quantity,
       (SELECT count(*)::int - 1 FROM order_line x WHERE x.order_id = o.id) AS more
FROM orders o
JOIN LATERAL (SELECT product_id, quantity FROM order_line WHERE order_id = o.id ORDER BY id LIMIT 1) l ON true
JOIN product p ON p.id = l.product_id
WHERE ${ownedBy(1)} ORDER BY o.placed_at DESC, o.number DESC LIMIT ${ORDERS_PER_PAGE} OFFSET $3`

/** A page (from 1) of the buyer's own orders, newest first, and how many pages there are (0 for none). */
export async function readOwnOrders(
  { db }: { db: Db },
  buyer: Buyer,
  page: number,
): Promise<{ orders: OrderSummary[]; pages: number }> {
  const owner = buyerParams(buyer)
  const [counted, listed] = await Promise.all([
    db.pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM orders o WHERE ${ownedBy(1)}`, owner),
    db.pool.query<OrderSummary>(readPage, [...owner, (page - 1) * ORDERS_PER_PAGE]),
  ])
  return { orders: listed.rows, pages: Math.ceil((counted.rows[0]?.count ?? 0) / ORDERS_PER_PAGE) }
}
