import { v5 as deriveId } from 'uuid'
import { lesser } from '#domain/money.ts'
import type { Sql } from '#server/db/db.ts'
import { insertRefund } from './insert-refund.ts'

/** A payment that bought an order, or a part of it, and what can still go back of it, in fen. */
export type OrderPayment = { id: string; leftFen: bigint }

/**
 * The payments that became an order: not surplus ones, which went back by themselves. The newest first; an order with a
 * deposit has two.
 */
export async function orderPayments(sql: Sql, orderId: string): Promise<OrderPayment[]> {
  const { rows } = await sql.query<OrderPayment>(
    `SELECT p.id, greatest(0, p.amount_fen - coalesce(back.fen, 0) - coalesce(lost.fen, 0))::bigint AS "leftFen"
     FROM payment p JOIN ledger_entry e ON e.cause = 'payment:' || p.id AND e.kind IN ('sale', 'deposit')
     LEFT JOIN LATERAL (
       SELECT sum(r.amount_fen) AS fen FROM refund r
       WHERE r.payment_id = p.id AND NOT EXISTS (SELECT 1 FROM refund n WHERE n.replaces_id = r.id)) back ON true
     LEFT JOIN LATERAL (
       SELECT sum(d.amount_fen) AS fen FROM dispute d WHERE d.payment_id = p.id AND d.state = 'lost' AND d.withheld) lost ON true
     WHERE p.order_id = $1 ORDER BY p.paid_at DESC, p.id DESC`,
    [orderId],
  )
  return rows
}

/** The id of the piece of a refund that is paid from another payment than the first. */
export const pieceId = (refundId: string, index: number): string =>
  index === 0 ? refundId : deriveId(`piece-${index}`, refundId)

export type OrderRefund = {
  /** Of the first piece; further ones derive theirs from it. */
  id: string
  orderId: string
  amountFen: bigint
  reason: string
  requestedBy: string
  at: Date
  part?: { orderLineId: string; units: number }
  providerRefundId?: string
}

/**
 * Writes what a buyer gets back of an order: one refund for each payment that it has to come from.
 * @throws Error when the payments do not hold as much
 */
export async function insertOrderRefund(sql: Sql, { id, amountFen, part, ...refund }: OrderRefund): Promise<string> {
  let [open, index] = [amountFen, 0]
  for (const { id: paymentId, leftFen } of await orderPayments(sql, refund.orderId)) {
    const piece = lesser(leftFen, open)
    if (piece === 0n) continue
    const ofLine = part && { ...part, units: index === 0 ? part.units : 0 }
    await insertRefund(sql, { ...refund, id: pieceId(id, index), paymentId, amountFen: piece, part: ofLine })
    open -= piece
    index += 1
  }
  if (open !== 0n) throw new Error(`the payments of order ${refund.orderId} hold ${open} fen less than it gives back`)
  return id
}
