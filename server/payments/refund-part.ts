import { DomainError } from '#domain/errors.ts'
import { paidStates } from '#domain/order-states.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { bookReversal, heldByParties } from '#server/linkage/book-reversal.ts'
import { type LockedOrder, lockOrder } from '#server/orders/change-state.ts'
import { moveStock } from '#server/orders/move-stock.ts'
import { requireUndisputed } from '#server/orders/require-undisputed.ts'
import { append } from '#server/outbox/append.ts'
import { insertRefund } from './insert-refund.ts'
import { addRefunded, refundRest, soldBy } from './request-refund.ts'

/** So many units of a line at their price, or an allowance of so many fen on it. */
export type PartRefundInput = {
  /** Made by the form, so that sending it twice is one refund. */
  refundId: string
  orderId: string
  orderLineId: string
  part: { units: number } | { amountFen: bigint }
  reason: string
  actor: string
}

/**
 * Refunds a part of a paid order. Units that have not been sent go back on the shelf; an allowance moves no goods. The
 * parties give back their parts in proportion. A part that is all there is left refunds the order. The caller has checked
 * who may ask.
 * @throws DomainError NotFound, OrderStateConflict, OrderDisputed, RefundTooLarge {leftFen, leftUnits}, InvalidInput,
 *   IdempotencyKeyReused (the same id with another part)
 */
export async function refundPart({ db, clock }: { db: Db; clock: Clock }, input: PartRefundInput): Promise<void> {
  await db.tx(async (sql) => {
    const order = await lockOrder(sql, input.orderId)
    if (!order) throw new DomainError('NotFound')
    const line = await readLine(sql, input)
    const wanted = 'units' in input.part ? BigInt(input.part.units) * line.unitPriceFen : input.part.amountFen
    const units = 'units' in input.part ? input.part.units : 0
    if (await isKnown(sql, input, wanted)) return
    if (!paidStates.includes(order.state))
      throw new DomainError('OrderStateConflict', { from: order.state, to: 'refunding' })
    await requireUndisputed(sql, order.id)
    const leftFen = await heldByParties(sql, order.id, input.orderLineId)
    if (wanted <= 0n) throw new DomainError('InvalidInput', { field: 'part' })
    if (wanted > leftFen || units > line.leftUnits)
      throw new DomainError('RefundTooLarge', { leftFen: leftFen.toString(), leftUnits: line.leftUnits })
    const at = clock.now()
    if (wanted === (await heldByParties(sql, order.id))) await refundRest(sql, order, { ...input, at })
    else await giveBack(sql, order, input, { amountFen: wanted, units, at })
  })
}

async function readLine(sql: Sql, { orderId, orderLineId }: PartRefundInput) {
  const { rows } = await sql.query<{ unit_price_fen: bigint; left_units: number }>(
    `SELECT l.unit_price_fen, l.quantity - coalesce(sum(r.quantity), 0)::int AS left_units
     FROM order_line l LEFT JOIN refund r ON r.order_line_id = l.id AND r.replaces_id IS NULL
     WHERE l.id = $1 AND l.order_id = $2 GROUP BY l.id`,
    [orderLineId, orderId],
  )
  const row = rows[0]
  if (!row) throw new DomainError('NotFound')
  return { unitPriceFen: row.unit_price_fen, leftUnits: row.left_units }
}

/** Whether this very refund was decided before. */
async function isKnown(sql: Sql, { refundId, orderId, reason }: PartRefundInput, amountFen: bigint): Promise<boolean> {
  const { rows } = await sql.query<{ order_id: string | null; amount_fen: bigint; reason: string }>(
    'SELECT order_id, amount_fen, reason FROM refund WHERE id = $1',
    [refundId],
  )
  const known = rows[0]
  if (!known) return false
  if (known.order_id !== orderId || known.amount_fen !== amountFen || known.reason !== reason)
    throw new DomainError('IdempotencyKeyReused')
  return true
}

type Given = { amountFen: bigint; units: number; at: Date }

async function giveBack(sql: Sql, order: LockedOrder, input: PartRefundInput, given: Given): Promise<void> {
  const { refundId, orderLineId, reason, actor } = input
  const { amountFen, units, at } = given
  const orderId = order.id
  await bookReversal(sql, { orderId, cause: `reversal:${refundId}`, at, part: { amountFen, orderLineId, units } })
  await addRefunded(sql, orderId, amountFen)
  if (units > 0 && order.state === 'paid') {
    await moveStock(sql, orderId, 'sold', 'free', { orderLineId, units })
    await sql.query('UPDATE order_line SET restocked = restocked + $2 WHERE id = $1', [orderLineId, units])
    await append(sql, 'order.restocked', { refundId })
  }
  const paymentId = await soldBy(sql, orderId)
  const part = { orderLineId, units }
  await insertRefund(sql, { id: refundId, paymentId, orderId, amountFen, reason, requestedBy: actor, at, part })
}
