import { DomainError } from '#domain/errors.ts'
import { findTransition, type OrderState, unsentStates } from '#domain/order-states.ts'
import type { Sql } from '#server/db/db.ts'
import { moveStock } from './move-stock.ts'

export type StateChange = {
  orderId: string
  from: OrderState
  to: OrderState
  at: Date
  /** `user:<id>`, `guest`, `provider:<name>` or `clock`. */
  actor: string
  reason: string
}

/**
 * Compare-and-set of an order's state by the table of transitions, with its stock and one row of history. The caller's
 * transaction holds the order's row lock (`lockOrder`).
 * @returns false, changing nothing, where the goods that the transition needs are gone
 * @throws DomainError OrderStateConflict {from, to} where the table has no such transition or the state has moved on
 */
export async function changeState(sql: Sql, change: StateChange): Promise<boolean> {
  const { orderId, from, to, at, actor, reason } = change
  const transition = findTransition(from, to)
  if (!transition) throw new DomainError('OrderStateConflict', { from, to })
  if (transition.stock && !(await moveStock(sql, orderId, transition.stock.from, transition.stock.to))) return false
  const { rowCount } = await sql.query(
    `UPDATE orders SET state = $3,
       paid_at = CASE WHEN $3 = 'paid'::order_state THEN $4 ELSE paid_at END,
       packed_at = CASE WHEN $3 = 'packed'::order_state THEN $4 ELSE packed_at END,
       shipped_at = CASE WHEN $3 = 'shipped'::order_state THEN $4 ELSE shipped_at END,
       delivered_at = CASE WHEN $3 IN ('delivered'::order_state, 'completed') THEN coalesce(delivered_at, $4) ELSE delivered_at END,
       completed_at = CASE WHEN $3 = 'completed'::order_state THEN $4 ELSE completed_at END
     WHERE id = $1 AND state = $2`,
    [orderId, from, to, at],
  )
  if (rowCount !== 1) throw new DomainError('OrderStateConflict', { from, to })
  await sql.query(
    `INSERT INTO order_transition (order_id, "from", "to", at, actor, reason) VALUES ($1, $2, $3, $4, $5, $6)`,
    [orderId, from, to, at, actor, reason],
  )
  if (givesCouponBack(from, to)) await releaseCoupon(sql, orderId, at)
  return true
}

export type LockedOrder = {
  id: string
  state: OrderState
  totalFen: bigint
  /** Paid and not refunded. */
  heldFen: bigint
  placedAt: Date
}

/** An order that ends unpaid, or before anything of it was sent, has not used its coupon. */
const givesCouponBack = (from: OrderState, to: OrderState): boolean =>
  to === 'cancelled' || to === 'expired' || (to === 'refunding' && (from === 'reserved' || unsentStates.includes(from)))

async function releaseCoupon(sql: Sql, orderId: string, at: Date): Promise<void> {
  await sql.query('UPDATE coupon_redemption SET released_at = $2 WHERE order_id = $1 AND released_at IS NULL', [
    orderId,
    at,
  ])
}

/** Locks an order's row until the transaction ends; null where there is none. */
export async function lockOrder(sql: Sql, orderId: string): Promise<LockedOrder | null> {
  const { rows } = await sql.query<LockedOrder>(
    `SELECT id, state, total_fen AS "totalFen", paid_fen - refunded_fen AS "heldFen", placed_at AS "placedAt"
     FROM orders WHERE id = $1 FOR UPDATE`,
    [orderId],
  )
  return rows[0] ?? null
}
