import type { OrderFilter } from '#domain/order-filters.ts'
import type { OrderState } from '#domain/order-states.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { type Buyer, buyerParams, ownedBy } from './buyer.ts'
import type { AttemptView } from './read-own-money.ts'

export const ORDERS_PER_PAGE = 10

/** One order in a list; amounts fen, times UTC. `more`: further lines beside the first. */
export type OrderSummary = {
  id: string
  number: bigint
  state: OrderState
  totalFen: bigint
  paidFen: bigint
  refundedFen: bigint
  placedAt: Date
  holdExpiresAt: Date
  /** Whether the hold's time is over, also where nothing has ended it yet. */
  holdOver: boolean
  /** The newest visit to the checkout; null where there was none. */
  attempt: Pick<AttemptView, 'state' | 'failureCode'> | null
  /** A bank asks for a payment of it back. */
  disputed: boolean
  /** A refund of it has failed and nothing took its place yet. */
  owed: boolean
  /** A claim of it is open. */
  claimed: boolean
  /** Some of its parcels are on their way or there, others are not sent yet. */
  sentSome: boolean
  /** Until when the balance of a reserved one has to be paid. */
  balanceDueAt: Date | null
  slug: string
  nameZh: string
  nameEn: string
  specZh: string
  specEn: string
  quantity: number
  more: number
}

const hasOpenClaim = `EXISTS (SELECT 1 FROM claim c WHERE c.order_id = o.id AND c.state IN ('open', 'agreed', 'sent_back'))`

const conditions: Record<OrderFilter, string> = {
  toPay: `o.state IN ('held', 'reserved')`,
  toReceive: `o.state IN ('paid', 'packed', 'shipped', 'delivered')`,
  toReview: `o.state IN ('delivered', 'completed') AND EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = o.id
    AND l.restocked < l.quantity AND NOT EXISTS (SELECT 1 FROM review w WHERE w.order_line_id = l.id))`,
  afterSales: `(o.state IN ('refunding', 'refunded') OR EXISTS (SELECT 1 FROM claim c WHERE c.order_id = o.id)
    OR EXISTS (SELECT 1 FROM refund r WHERE r.order_id = o.id))`,
}

/** `number`: digits of an order's number. */
export type OrderQuery = { page: number; filter?: OrderFilter | null; number?: string | null }

/** SQL: the orders of buyer `$1`, `$2` that a query asks for; `$3` is the number. */
const asked = (filter: OrderFilter | null): string =>
  `${ownedBy(1)} AND ($3::text IS NULL OR o.number::text = ltrim($3, '0')) AND ${filter ? conditions[filter] : 'true'}`

const readPage = (filter: OrderFilter | null) => `
SELECT o.id, o.number, o.state, o.total_fen AS "totalFen", o.paid_fen AS "paidFen", o.refunded_fen AS "refundedFen",
       o.placed_at AS "placedAt", o.hold_expires_at AS "holdExpiresAt", o.hold_expires_at <= $5 AS "holdOver",
       (SELECT json_build_object('state', a.state, 'failureCode', a.failure_code) FROM payment_attempt a
        WHERE a.order_id = o.id ORDER BY a.opened_at DESC, a.id DESC LIMIT 1) AS attempt,
       EXISTS (SELECT 1 FROM dispute d WHERE d.order_id = o.id AND d.state = 'open') AS disputed,
       EXISTS (SELECT 1 FROM refund r WHERE r.order_id = o.id AND r.state = 'failed'
               AND NOT EXISTS (SELECT 1 FROM refund n WHERE n.replaces_id = r.id)) AS owed,
       ${hasOpenClaim} AS claimed, o.balance_due_at AS "balanceDueAt",
       EXISTS (SELECT 1 FROM parcel a WHERE a.order_id = o.id AND a.state IN ('shipped', 'delivered'))
         AND EXISTS (SELECT 1 FROM parcel a WHERE a.order_id = o.id AND a.state IN ('waiting', 'packed')) AS "sentSome",
       p.slug, p.name_zh AS "nameZh", p.name_en AS "nameEn", p.spec_zh AS "specZh", p.spec_en AS "specEn",
       l.quantity,
       (SELECT count(*)::int - 1 FROM order_line x WHERE x.order_id = o.id) AS more
FROM orders o
JOIN LATERAL (SELECT product_id, quantity FROM order_line WHERE order_id = o.id ORDER BY id LIMIT 1) l ON true
JOIN product p ON p.id = l.product_id
WHERE ${asked(filter)} ORDER BY o.placed_at DESC, o.number DESC LIMIT ${ORDERS_PER_PAGE} OFFSET $4`

/** A page (from 1) of the buyer's own orders, newest first, and how many pages there are (0 for none). */
export async function readOwnOrders(
  { db, clock }: { db: Db; clock: Clock },
  buyer: Buyer,
  { page, filter = null, number = null }: OrderQuery,
): Promise<{ orders: OrderSummary[]; pages: number }> {
  const wanted = [...buyerParams(buyer), number]
  const [counted, listed] = await Promise.all([
    db.pool.query<{ count: number }>(`SELECT count(*)::int AS count FROM orders o WHERE ${asked(filter)}`, wanted),
    db.pool.query<OrderSummary>(readPage(filter), [...wanted, (page - 1) * ORDERS_PER_PAGE, clock.now()]),
  ])
  return { orders: listed.rows, pages: Math.ceil((counted.rows[0]?.count ?? 0) / ORDERS_PER_PAGE) }
}
