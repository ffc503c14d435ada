import type { OrderState } from '#domain/order-states.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { type Buyer, buyerParams, ownedBy } from './buyer.ts'
import { type OrderLineView, readOwnLines } from './read-own-lines.ts'
import { type OrderMoney, readOwnMoney } from './read-own-money.ts'
import { type OrderClaimView, type OrderParcelView, readOwnClaims, readOwnParcels } from './read-own-parcels.ts'

export type { OrderLineView } from './read-own-lines.ts'

/** The coupon of an order and who bears its discount. */
export type OrderCouponView = {
  code: string
  titleZh: string
  titleEn: string
  bearer: 'platform' | 'district' | 'producer'
  discountFen: bigint
}

/** The invoice that was asked for; `number` once it is issued. */
export type OrderInvoiceView = {
  kind: 'personal' | 'institution'
  title: string
  taxNo: string | null
  number: string | null
  /** ISO 8601. */
  issuedAt: string | null
}

/** An order with all that happened to it, for its buyer alone. Amounts fen, times UTC. */
export type OrderView = {
  id: string
  number: bigint
  state: OrderState
  totalFen: bigint
  /** The part that is paid first, and until when the rest has to be paid. */
  depositFen: bigint | null
  balanceDueAt: Date | null
  paidFen: bigint
  refundedFen: bigint
  placedAt: Date
  holdExpiresAt: Date
  /** The moment for which all of this is read. */
  readAt: Date
  /** Since then nothing can be claimed of it, and what it brought households is theirs for good. */
  confirmedAt: Date | null
  /** Whether the hold's time is over, also where nothing has ended it yet. */
  holdOver: boolean
  trackingNo: string | null
  recipient: string
  phone: string
  province: string
  city: string
  county: string
  street: string
  email: string | null
  note: string | null
  liveSessionId: string | null
  coupon: OrderCouponView | null
  invoice: OrderInvoiceView | null
  lines: OrderLineView[]
  /** Made once it is paid. */
  parcels: OrderParcelView[]
  claims: OrderClaimView[]
  history: { from: OrderState; to: OrderState; at: Date }[]
} & OrderMoney

type Separate = 'readAt' | 'holdOver' | 'lines' | 'parcels' | 'claims' | 'history' | keyof OrderMoney
type OrderRow = Omit<OrderView, Separate>

const readOrder = `
SELECT o.id, o.number, o.state, o.total_fen AS "totalFen", o.deposit_fen AS "depositFen", o.balance_due_at AS "balanceDueAt",
       o.paid_fen AS "paidFen", o.refunded_fen AS "refundedFen", o.placed_at AS "placedAt", o.hold_expires_at AS "holdExpiresAt",
       o.tracking_no AS "trackingNo", o.recipient, o.phone, o.province, o.city, o.county, o.street, o.email, o.note,
       o.live_session_id AS "liveSessionId", o.confirmed_at AS "confirmedAt",
       (SELECT json_build_object('kind', i.kind, 'title', i.title, 'taxNo', i.tax_no, 'number', i.number, 'issuedAt', i.issued_at)
        FROM invoice_request i WHERE i.order_id = o.id) AS invoice
FROM orders o WHERE o.id = $1 AND ${ownedBy(2)}`

const readCoupon = `
SELECT c.code, c.title_zh AS "titleZh", c.title_en AS "titleEn", c.bearer, r.discount_fen AS "discountFen"
FROM coupon_redemption r JOIN coupon c ON c.id = r.coupon_id WHERE r.order_id = $1`

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
  const [coupon, lines, parcels, claims, history, money] = await Promise.all([
    db.pool.query<OrderCouponView>(readCoupon, [orderId]),
    readOwnLines(db.pool, orderId),
    readOwnParcels(db.pool, orderId),
    readOwnClaims(db.pool, orderId),
    db.pool.query<OrderView['history'][number]>(readHistory, [orderId]),
    readOwnMoney(db.pool, orderId),
  ])
  const readAt = clock.now()
  const seen = { ...order, readAt, holdOver: order.holdExpiresAt <= readAt }
  return { ...seen, coupon: coupon.rows[0] ?? null, lines, parcels, claims, history: history.rows, ...money }
}
