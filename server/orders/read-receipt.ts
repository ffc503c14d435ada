import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Buyer } from './buyer.ts'
import { type OrderView, readOwnOrder } from './read-own-order.ts'

/** Who sold goods of an order: a licence's number, or null for farm goods that need none. */
export type ReceiptSeller = { nameZh: string; nameEn: string; licenceNo: string | null; lineIds: string[] }

export type Payment = { amountFen: bigint; method: string; paidAt: Date }

/** What a buyer paid, to whom, and how. Amounts fen, times UTC. */
export type Receipt = { order: OrderView; sellers: ReceiptSeller[]; payments: Payment[] }

const readSellers = `
SELECT d.name_zh AS "nameZh", d.name_en AS "nameEn", d.licence_no AS "licenceNo", array_agg(l.id ORDER BY l.id) AS "lineIds"
FROM order_line l JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
JOIN producer d ON d.id = f.producer_id WHERE l.order_id = $1 GROUP BY d.id ORDER BY min(l.id::text)`

const readPayments = `
SELECT amount_fen AS "amountFen", method, paid_at AS "paidAt" FROM payment WHERE order_id = $1 ORDER BY paid_at, id`

/** The receipt of the buyer's own order; null where the order is not theirs or nothing was paid for it. */
export async function readReceipt(
  deps: { db: Db; clock: Clock },
  buyer: Buyer,
  orderId: string,
): Promise<Receipt | null> {
  const order = await readOwnOrder(deps, buyer, orderId)
  if (!order || order.paidFen === 0n) return null
  const { pool } = deps.db
  const [sellers, payments] = await Promise.all([
    pool.query<ReceiptSeller>(readSellers, [orderId]),
    pool.query<Payment>(readPayments, [orderId]),
  ])
  return { order, sellers: sellers.rows, payments: payments.rows }
}
