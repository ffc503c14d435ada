import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { type OrderState, paidStates } from '#domain/order-states.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { bookReversal } from '#server/linkage/book-reversal.ts'
import { changeState, type LockedOrder, lockOrder } from '#server/orders/change-state.ts'
import { requireUndisputed } from '#server/orders/require-undisputed.ts'
import { insertRefund } from './insert-refund.ts'

export type RefundInput = {
  orderId: string
  reason: string
  actor: string
  /** States it may be refunded from; all paid ones unless told otherwise. */
  from?: readonly OrderState[]
}

/**
 * Refunds all that is left of an order: the state, the stock (where it has not left yet), the ledger and every attribution
 * go back line by line, and the payment's refund is queued, all in one transaction. Asking again while it is under way or
 * done changes nothing. The caller has checked who may ask.
 * @throws DomainError NotFound, OrderStateConflict (nothing was paid), OrderDisputed
 */
export async function requestRefund({ db, clock }: { db: Db; clock: Clock }, input: RefundInput): Promise<void> {
  const { orderId, from = paidStates } = input
  await db.tx(async (sql) => {
    const order = await lockOrder(sql, orderId)
    if (!order) throw new DomainError('NotFound')
    if (order.state === 'refunding' || order.state === 'refunded') return
    if (!from.includes(order.state)) throw new DomainError('OrderStateConflict', { from: order.state, to: 'refunding' })
    await requireUndisputed(sql, orderId)
    await refundRest(sql, order, { ...input, at: clock.now() })
  })
}

export type RestRefund = { reason: string; actor: string; at: Date; refundId?: string; providerRefundId?: string }

/** Refunds all that is left of a locked, paid order, in the caller's transaction. @returns the refund's id */
export async function refundRest(sql: Sql, order: LockedOrder, refund: RestRefund): Promise<string> {
  const { reason, actor, at, providerRefundId } = refund
  const orderId = order.id
  const id = refund.refundId ?? newId()
  await changeState(sql, { orderId, from: order.state, to: 'refunding', at, actor, reason })
  const amountFen = await bookReversal(sql, { orderId, cause: `reversal:${id}`, at, part: null })
  await addRefunded(sql, orderId, amountFen)
  const paymentId = await soldBy(sql, orderId)
  return insertRefund(sql, { id, paymentId, orderId, amountFen, reason, requestedBy: actor, at, providerRefundId })
}

/** Counts a decided refund of an order. */
export async function addRefunded(sql: Sql, orderId: string, amountFen: bigint): Promise<void> {
  await sql.query('UPDATE orders SET refunded_fen = refunded_fen + $2 WHERE id = $1', [orderId, amountFen])
}

/** The payment that bought the order: the one whose entry is a sale, not a surplus one. */
export async function soldBy(sql: Sql, orderId: string): Promise<string> {
  const { rows } = await sql.query<{ id: string }>(
    `SELECT p.id FROM payment p JOIN ledger_entry e ON e.cause = 'payment:' || p.id AND e.kind = 'sale' WHERE p.order_id = $1`,
    [orderId],
  )
  const row = rows[0]
  if (!row) throw new Error(`paid order ${orderId} has no sale entry`)
  return row.id
}
