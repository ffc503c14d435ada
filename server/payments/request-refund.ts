import { DomainError } from '#domain/errors.ts'
import { type OrderState, paidStates } from '#domain/order-states.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { bookReversal } from '#server/linkage/book-reversal.ts'
import { changeState, lockOrder } from '#server/orders/change-state.ts'
import { insertRefund } from './insert-refund.ts'

export type RefundInput = {
  orderId: string
  reason: string
  actor: string
  /** States it may be refunded from; all paid ones unless told otherwise. */
  from?: readonly OrderState[]
}

/**
 * Refunds an order in full: the state, the stock (where it has not left yet), the ledger and every attribution go back
 * line by line, and the payment's refund is queued, all in one transaction. Asking again while it is under way or done
 * changes nothing. The caller has checked who may ask.
 * @throws DomainError NotFound, OrderStateConflict (nothing was paid)
 */
export async function requestRefund({ db, clock }: { db: Db; clock: Clock }, input: RefundInput): Promise<void> {
  const { orderId, reason, actor, from = paidStates } = input
  await db.tx(async (sql) => {
    const order = await lockOrder(sql, orderId)
    if (!order) throw new DomainError('NotFound')
    if (order.state === 'refunding' || order.state === 'refunded') return
    if (!from.includes(order.state)) throw new DomainError('OrderStateConflict', { from: order.state, to: 'refunding' })
    const at = clock.now()
    await changeState(sql, { orderId, from: order.state, to: 'refunding', at, actor, reason })
    const amountFen = await bookReversal(sql, { orderId, at })
    await sql.query('UPDATE orders SET refunded_fen = refunded_fen + $2 WHERE id = $1', [orderId, amountFen])
    const paymentId = await soldBy(sql, orderId)
    await insertRefund(sql, { paymentId, orderId, amountFen, reason, requestedBy: actor, at })
  })
}

/** The payment that bought the order: the one whose entry is a sale, not a surplus one. */
async function soldBy(sql: Sql, orderId: string): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT p.id FROM payment p JOIN ledger_entry e ON e.cause = 'payment:' || p.id AND e.kind = 'sale' WHERE p.order_id = $1`,
    [orderId],
  )
  const row = rows[0]
  if (!row) throw new Error(`paid order ${orderId} has no sale entry`)
  return row.id
}
