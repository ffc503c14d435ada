import type { OrderState } from '#domain/order-states.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { type Buyer, buyerParams, ownedBy } from './buyer.ts'
import type { PartView } from './part-view.ts'
import { type OrderMoney, readOwnMoney } from './read-own-money.ts'
import { readSoldParts } from './read-sold-parts.ts'

export type OrderLineView = {
  id: string
  slug: string
  nameZh: string
  nameEn: string
  specZh: string
  specEn: string
  unitZh: string
  unitEn: string
  fresh: boolean
  quantity: number
  unitPriceFen: bigint
  amountFen: bigint
  /** Set for a pre-order: ships from that day. */
  releasesOn: Date | null
  liveItemId: string | null
  agreementTitleZh: string | null
  agreementTitleEn: string | null
  /** What was decided to go back of this line by itself: units, and fen. */
  refundedUnits: number
  refundedFen: bigint
  /** Once paid: what each party holds of the line's money now. Empty before. */
  parts: PartView[]
}

/** An order with all that happened to it, for its buyer alone. Amounts fen, times UTC. */
export type OrderView = {
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
  trackingNo: string | null
  recipient: string
  phone: string
  province: string
  city: string
  county: string
  street: string
  liveSessionId: string | null
  lines: OrderLineView[]
  history: { from: OrderState; to: OrderState; at: Date }[]
} & OrderMoney

type OrderRow = Omit<OrderView, 'holdOver' | 'lines' | 'history' | keyof OrderMoney>

const readOrder = `
SELECT o.id, o.number, o.state, o.total_fen AS "totalFen", o.paid_fen AS "paidFen", o.refunded_fen AS "refundedFen",
       o.placed_at AS "placedAt", o.hold_expires_at AS "holdExpiresAt", o.tracking_no AS "trackingNo", o.recipient, o.phone,
       o.province, o.city, o.county, o.street, o.live_session_id AS "liveSessionId"
FROM orders o WHERE o.id = $1 AND ${ownedBy(2)}`

const readLines = `
SELECT l.id, p.slug, p.name_zh AS "nameZh", p.name_en AS "nameEn", p.spec_zh AS "specZh", p.spec_en AS "specEn",
       p.unit_zh AS "unitZh", p.unit_en AS "unitEn", f.fresh, l.quantity,
       l.unit_price_fen AS "unitPriceFen", l.amount_fen AS "amountFen", l.releases_on::timestamp AT TIME ZONE 'Asia/Shanghai' AS "releasesOn",
       l.live_item_id AS "liveItemId", coalesce(r.units, 0)::int AS "refundedUnits", coalesce(r.fen, 0)::bigint AS "refundedFen",
       a.title_zh AS "agreementTitleZh", a.title_en AS "agreementTitleEn"
FROM order_line l JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
LEFT JOIN agreement_version v ON v.id = l.agreement_version_id LEFT JOIN linkage_agreement a ON a.id = v.agreement_id
LEFT JOIN (SELECT order_line_id, sum(quantity) AS units, sum(amount_fen) AS fen FROM refund
           WHERE order_id = $1 AND replaces_id IS NULL GROUP BY 1) r ON r.order_line_id = l.id
WHERE l.order_id = $1 ORDER BY l.id`

const readHistory = `SELECT "from", "to", at FROM order_transition WHERE order_id = $1 ORDER BY id`

/** Reads the buyer's own order in full; null where it is not theirs or does not exist. */
export async function readOwnOrder(
  { db, clock }: { db: Db; clock: Clock },
  buyer: Buyer,
  orderId: string,
): Promise<OrderView | null> {
  const { rows } = await db.pool.query<OrderRow>(readOrder, [orderId, ...buyerParams(buyer)])
  const order = rows[0]
  if (!order) return null
  const [lines, history, money, parts] = await Promise.all([
    db.pool.query<Omit<OrderLineView, 'parts'>>(readLines, [orderId]),
    db.pool.query<OrderView['history'][number]>(readHistory, [orderId]),
    readOwnMoney(db.pool, orderId),
    readSoldParts(db.pool, orderId),
  ])
  return {
    ...order,
    holdOver: order.holdExpiresAt <= clock.now(),
    lines: lines.rows.map((line) => ({ ...line, parts: parts.get(line.id) ?? [] })),
    history: history.rows,
    ...money,
  }
}
