import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import type { Goods } from './notice-facts.ts'
import { tellBuyer } from './tell-buyer.ts'

type Deps = { db: Db; clock: Clock }

type Order = {
  totalFen: bigint
  depositFen: bigint | null
  balanceDueAt: Date | null
  refundedFen: bigint
  freightFen: bigint
  discountFen: bigint
}

const readOrder = `
SELECT o.total_fen AS "totalFen", o.deposit_fen AS "depositFen", o.balance_due_at AS "balanceDueAt", o.refunded_fen AS "refundedFen",
       sum(l.freight_fen)::bigint AS "freightFen", sum(l.discount_fen)::bigint AS "discountFen"
FROM orders o JOIN order_line l ON l.order_id = o.id WHERE o.id = $1 GROUP BY o.id`

const readGoods = `
SELECT p.name_zh || ' ' || p.spec_zh AS zh, p.name_en || ', ' || p.spec_en AS en, l.quantity, l.amount_fen AS "amountFen"
FROM order_line l JOIN product p ON p.id = l.product_id WHERE l.order_id = $1 ORDER BY l.id`

/** Runs `tell` with the order in a transaction of its own. Safe to run again: each is told once an order. */
const withOrder = ({ db, clock }: Deps, orderId: string, tell: (sql: Sql, order: Order, at: Date) => Promise<void>) =>
  db.tx(async (sql) => {
    const { rows } = await sql.query<Order>(readOrder, [orderId])
    if (rows[0]) await tell(sql, rows[0], clock.now())
  })

/** After `order.paid`: the receipt. */
export const tellPaid = (deps: Deps, orderId: string): Promise<void> =>
  withOrder(deps, orderId, async (sql, { totalFen, freightFen, discountFen }, at) => {
    const { rows: goods } = await sql.query<Goods>(readGoods, [orderId])
    const facts = { totalFen, freightFen, discountFen, goods }
    await tellBuyer(sql, { orderId, kind: 'order_paid', facts, dedupeKey: `order_paid:${orderId}`, at })
  })

/** After `order.reserved`: the deposit is there, and until when the balance is due. */
export const tellReserved = (deps: Deps, orderId: string): Promise<void> =>
  withOrder(deps, orderId, async (sql, { totalFen, depositFen, balanceDueAt: dueAt }, at) => {
    if (depositFen === null) return
    const facts = { depositFen, balanceFen: totalFen - depositFen, dueAt }
    await tellBuyer(sql, { orderId, kind: 'order_reserved', facts, dedupeKey: `order_reserved:${orderId}`, at })
  })

/** After `order.refunded`: all that was left of the order has gone back. */
export const tellRefunded = (deps: Deps, orderId: string): Promise<void> =>
  withOrder(deps, orderId, async (sql, { refundedFen: amountFen }, at) => {
    await tellBuyer(sql, {
      orderId,
      kind: 'order_refunded',
      facts: { amountFen },
      dedupeKey: `order_refunded:${orderId}:${amountFen}`,
      at,
    })
  })
