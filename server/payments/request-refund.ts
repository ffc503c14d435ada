import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { type OrderState, paidStates } from '#domain/order-states.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { bookReversal } from '#server/linkage/book-reversal.ts'
import { changeState, type LockedOrder, lockOrder } from '#server/orders/change-state.ts'
import { requireUndisputed } from '#server/orders/require-undisputed.ts'
import { append } from '#server/outbox/append.ts'
import { insertOrderRefund } from './order-payments.ts'

export type RefundInput = {
  orderId: string
  reason: string
  actor: string
  /** States it may be refunded from; reserved and all paid ones unless told otherwise. */
  from?: readonly OrderState[]
  /** Refuses once a parcel of it is packed. */
  unpacked?: boolean
}

/** States in which something of the buyer's money is held for the order. */
const refundableStates: readonly OrderState[] = ['reserved', ...paidStates]

/**
 * Refunds all that is left of an order: the state, the stock (where it has not left yet), the ledger and every attribution
 * go back line by line, and the payments' refunds are queued, all in one transaction. A reserved order's deposit goes back whole. Asking again while it is under way or
 * done changes nothing. The caller has checked who may ask.
 * @throws DomainError NotFound, OrderStateConflict (nothing was paid), OrderDisputed
 */
export async function requestRefund({ db, clock }: { db: Db; clock: Clock }, input: RefundInput): Promise<void> {
  const { orderId, from = refundableStates } = input
  await db.tx(async (sql) => {
    const order = await lockOrder(sql, orderId)
    if (!order) throw new DomainError('NotFound')
    if (order.state === 'refunding' || order.state === 'refunded') return
    if (!from.includes(order.state)) throw new DomainError('OrderStateConflict', { from: order.state, to: 'refunding' })
    await requireUndisputed(sql, orderId)
    if (input.unpacked) await requireUnpacked(sql, orderId)
    await refundRest(sql, order, { ...input, at: clock.now() })
  })
}

export type RestRefund = { reason: string; actor: string; at: Date; refundId?: string; providerRefundId?: string }

/** Refunds all that is left of a locked, paid or reserved order, in the caller's transaction. @returns the refund's id */
export async function refundRest(sql: Sql, order: LockedOrder, refund: RestRefund): Promise<string> {
  const { reason, actor, at, providerRefundId } = refund
  const orderId = order.id
  const id = refund.refundId ?? newId()
  await changeState(sql, { orderId, from: order.state, to: 'refunding', at, actor, reason })
  await cancelParcels(sql, orderId, actor, at)
  if (order.state === 'reserved') await append(sql, 'checkouts.end', { orderId })
  const amountFen = await bookReversal(sql, { orderId, cause: `reversal:${id}`, at, part: null })
  await addRefunded(sql, orderId, amountFen)
  return insertOrderRefund(sql, { id, orderId, amountFen, reason, requestedBy: actor, at, providerRefundId })
}

/** Counts a decided refund of an order. */
export async function addRefunded(sql: Sql, orderId: string, amountFen: bigint): Promise<void> {
  await sql.query('UPDATE orders SET refunded_fen = refunded_fen + $2 WHERE id = $1', [orderId, amountFen])
}

async function requireUnpacked(sql: Sql, orderId: string): Promise<void> {
  const { rowCount } = await sql.query(
    `SELECT 1 FROM parcel WHERE order_id = $1 AND state NOT IN ('waiting', 'cancelled') LIMIT 1`,
    [orderId],
  )
  if (rowCount !== 0) throw new DomainError('OrderStateConflict', { from: 'packed', to: 'refunding' })
}

/** What was not sent yet stays at the farm. */
async function cancelParcels(sql: Sql, orderId: string, actor: string, at: Date): Promise<void> {
  await sql.query(
    `WITH kept AS (SELECT id, state FROM parcel WHERE order_id = $1 AND state IN ('waiting', 'packed') FOR UPDATE),
          cancelled AS (UPDATE parcel SET state = 'cancelled' WHERE id IN (SELECT id FROM kept))
     INSERT INTO parcel_transition (parcel_id, "from", "to", at, actor) SELECT id, state, 'cancelled', $3, $2 FROM kept`,
    [orderId, actor, at],
  )
}
