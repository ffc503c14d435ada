import { DomainError } from '#domain/errors.ts'
import { lesser } from '#domain/money.ts'
import { paidStates, unsentStates } from '#domain/order-states.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { bookReversal, heldByParties, heldOfLine } from '#server/linkage/book-reversal.ts'
import { type LockedOrder, lockOrder } from '#server/orders/change-state.ts'
import { moveStock } from '#server/orders/move-stock.ts'
import { requireUndisputed } from '#server/orders/require-undisputed.ts'
import { append } from '#server/outbox/append.ts'
import { insertOrderRefund, pieceId } from './order-payments.ts'
import { addRefunded, refundRest } from './request-refund.ts'

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

/** A part as it was decided: what the buyer gets, how much of it is freight, and the units that come back. */
type Decided = { amountFen: bigint; freightFen: bigint; units: number }

/**
 * Refunds a part of a paid order. Units come back at what was paid for them, their part of a discount less; when all units of
 * a line come back before it was sent, so does its freight. Units that have not been sent go back on the shelf; an allowance
 * moves no goods. The parties give back their parts in proportion. A part that is all there is left refunds the order. The
 * caller has checked who may ask.
 * @throws DomainError NotFound, OrderStateConflict, OrderDisputed, RefundTooLarge {leftFen, leftUnits}, InvalidInput,
 *   IdempotencyKeyReused (the same id with another part)
 */
export async function refundPart({ db, clock }: { db: Db; clock: Clock }, input: PartRefundInput): Promise<void> {
  await db.tx(async (sql) => {
    const order = await lockOrder(sql, input.orderId)
    if (!order) throw new DomainError('NotFound')
    const line = await readLine(sql, input)
    if (await isKnown(sql, input)) return
    if (!paidStates.includes(order.state))
      throw new DomainError('OrderStateConflict', { from: order.state, to: 'refunding' })
    await requireUndisputed(sql, order.id)
    const part = await decide(sql, input, line)
    const at = clock.now()
    if (part.amountFen === (await heldByParties(sql, order.id))) await refundRest(sql, order, { ...input, at })
    else await giveBack(sql, order, input, { ...part, unsent: line.unsent, at })
  })
}

type Line = { unitPriceFen: bigint; discountFen: bigint; quantity: number; leftUnits: number; unsent: boolean }

async function readLine(sql: Sql, { orderId, orderLineId }: PartRefundInput): Promise<Line> {
  const { rows } = await sql.query<Line>(
    `SELECT l.unit_price_fen AS "unitPriceFen", l.discount_fen AS "discountFen", l.quantity,
            l.quantity - coalesce((SELECT sum(r.quantity) FROM refund r WHERE r.order_line_id = l.id AND r.replaces_id IS NULL), 0)::int AS "leftUnits",
            coalesce(k.state NOT IN ('shipped', 'delivered'), true) AS unsent
     FROM order_line l LEFT JOIN parcel k ON k.id = l.parcel_id WHERE l.id = $1 AND l.order_id = $2`,
    [orderLineId, orderId],
  )
  const row = rows[0]
  if (!row) throw new DomainError('NotFound')
  return row
}

/** What was paid for the first `units` of a line: their price less their part of the discount, rounded in its favour. */
const paidFor = ({ unitPriceFen, discountFen, quantity }: Line, units: number): bigint =>
  unitPriceFen * BigInt(units) - (discountFen * BigInt(units)) / BigInt(quantity)

async function decide(sql: Sql, { orderId, orderLineId, part }: PartRefundInput, line: Line): Promise<Decided> {
  const { goodsFen, freightFen } = await heldOfLine(sql, orderId, orderLineId)
  const tooLarge = () => new DomainError('RefundTooLarge', { leftFen: goodsFen.toString(), leftUnits: line.leftUnits })
  if ('amountFen' in part) {
    if (part.amountFen <= 0n) throw new DomainError('InvalidInput', { field: 'part' })
    if (part.amountFen > goodsFen) throw tooLarge()
    return { amountFen: part.amountFen, freightFen: 0n, units: 0 }
  }
  const { units } = part
  if (units <= 0) throw new DomainError('InvalidInput', { field: 'part' })
  if (units > line.leftUnits) throw tooLarge()
  const gone = line.quantity - line.leftUnits
  const price = paidFor(line, gone + units) - paidFor(line, gone)
  // An allowance given before is part of what these units cost.
  const goods = lesser(price, goodsFen)
  const freight = units === line.leftUnits && line.unsent ? freightFen : 0n
  if (goods + freight === 0n) throw tooLarge()
  return { amountFen: goods + freight, freightFen: freight, units }
}

/** Whether this very refund was decided before. @throws DomainError IdempotencyKeyReused where it was another one */
async function isKnown(sql: Sql, { refundId, orderId, orderLineId, reason, part }: PartRefundInput): Promise<boolean> {
  const { rows } = await sql.query<{
    order_id: string | null
    order_line_id: string | null
    quantity: number
    reason: string
    fen: bigint
  }>(
    `SELECT r.order_id, r.order_line_id, r.quantity, r.reason,
            (SELECT sum(p.amount_fen) FROM refund p WHERE p.id = ANY($2::uuid[]))::bigint AS fen
     FROM refund r WHERE r.id = $1`,
    [refundId, [0, 1].map((index) => pieceId(refundId, index))],
  )
  const known = rows[0]
  if (!known) return false
  const sameLine = known.order_line_id === null || known.order_line_id === orderLineId
  // A part that was all there was left became a refund of the order, which names no line.
  const samePart =
    known.order_line_id === null ||
    ('units' in part ? known.quantity === part.units : known.quantity === 0 && known.fen === part.amountFen)
  if (known.order_id !== orderId || !sameLine || !samePart || known.reason !== reason)
    throw new DomainError('IdempotencyKeyReused')
  return true
}

type Given = Decided & { unsent: boolean; at: Date }

async function giveBack(sql: Sql, order: LockedOrder, input: PartRefundInput, given: Given): Promise<void> {
  const { refundId, orderLineId, reason, actor } = input
  const { amountFen, freightFen, units, unsent, at } = given
  const orderId = order.id
  const part = { amountFen, freightFen, orderLineId, units }
  await bookReversal(sql, { orderId, cause: `reversal:${refundId}`, at, part })
  await addRefunded(sql, orderId, amountFen)
  if (units > 0 && unsent && unsentStates.includes(order.state)) {
    await moveStock(sql, orderId, 'sold', 'free', { orderLineId, units })
    await sql.query('UPDATE order_line SET restocked = restocked + $2 WHERE id = $1', [orderLineId, units])
    await append(sql, 'order.restocked', { refundId })
  }
  const refund = { id: refundId, orderId, amountFen, reason, requestedBy: actor, at, part: { orderLineId, units } }
  await insertOrderRefund(sql, refund)
}
