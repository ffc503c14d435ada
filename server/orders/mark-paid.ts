import type { Sql } from '#server/db/db.ts'
import { changeState, lockOrder } from './change-state.ts'

export type PaidOutcome =
  /** The order is paid now, by this payment. */
  | { kind: 'paid'; placedAt: Date }
  /** It came after the hold had ended and the goods are gone: the money goes back. */
  | { kind: 'too_late' }
  /** Another payment was first (or the order was refunded since): this one goes back. */
  | { kind: 'surplus' }

/**
 * Marks an order paid, exactly once. The order's row lock decides between two payments that arrive together.
 * Late payments take the goods again if they are still there.
 * @param amountFen what was paid; the caller has checked it against the order's total
 */
export async function markPaid(
  sql: Sql,
  { orderId, amountFen, at, actor }: { orderId: string; amountFen: bigint; at: Date; actor: string },
): Promise<PaidOutcome> {
  const order = await lockOrder(sql, orderId)
  if (!order) throw new Error(`order ${orderId} of a known attempt is missing`)
  const { state, placedAt } = order
  const inTime = state === 'held'
  const late = state === 'expired' || state === 'cancelled'
  const returned = inTime || late ? 0n : amountFen
  await sql.query('UPDATE orders SET paid_fen = paid_fen + $2, refunded_fen = refunded_fen + $3 WHERE id = $1', [
    orderId,
    amountFen,
    returned,
  ])
  if (inTime) {
    await changeState(sql, { orderId, from: state, to: 'paid', at, actor, reason: 'payment received' })
    return { kind: 'paid', placedAt }
  }
  if (late) {
    const reason = 'payment received after the hold'
    if (await changeState(sql, { orderId, from: state, to: 'paid', at, actor, reason }))
      return { kind: 'paid', placedAt }
    await changeState(sql, { orderId, from: state, to: 'refunding', at, actor, reason: 'paid too late, goods gone' })
    await sql.query('UPDATE orders SET refunded_fen = refunded_fen + $2 WHERE id = $1', [orderId, amountFen])
    return { kind: 'too_late' }
  }
  return { kind: 'surplus' }
}
