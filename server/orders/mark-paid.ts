import type { OrderState } from '#domain/order-states.ts'
import type { Sql } from '#server/db/db.ts'
import { changeState, lockOrder } from './change-state.ts'

/** Which part of an order a payment is for. */
export type PaymentPart = 'whole' | 'deposit' | 'balance'

export type PaidOutcome =
  /** The order is paid now, by this payment; a deposit of so many fen was paid before. */
  | { kind: 'paid'; placedAt: Date; depositFen: bigint }
  /** The deposit is paid now; the balance is still to come. */
  | { kind: 'reserved' }
  /** It came after the hold had ended and the goods are gone: the money goes back. */
  | { kind: 'too_late' }
  /** Another payment was first (or the order was refunded since): this one goes back. */
  | { kind: 'surplus' }

/**
 * Marks an order paid (or reserved, by its deposit), exactly once. The order's row lock decides between two payments that
 * arrive together. Late payments take the goods again if they are still there.
 * @param amountFen what was paid; the caller has checked it against what the attempt was for
 */
export async function markPaid(
  sql: Sql,
  {
    orderId,
    part,
    amountFen,
    at,
    actor,
  }: { orderId: string; part: PaymentPart; amountFen: bigint; at: Date; actor: string },
): Promise<PaidOutcome> {
  const order = await lockOrder(sql, orderId)
  if (!order) throw new Error(`order ${orderId} of a known attempt is missing`)
  const { state, placedAt, heldFen } = order
  const inTime = state === (part === 'balance' ? 'reserved' : 'held')
  const late = part !== 'balance' && (state === 'expired' || state === 'cancelled')
  const returned = inTime || late ? 0n : amountFen
  const to: OrderState = part === 'deposit' ? 'reserved' : 'paid'
  const done: PaidOutcome =
    part === 'deposit'
      ? { kind: 'reserved' }
      : { kind: 'paid', placedAt, depositFen: part === 'balance' ? heldFen : 0n }
  const take = (reason: string) => changeState(sql, { orderId, from: state, to, at, actor, reason })
  if (part === 'balance' && inTime) {
    // A reserved order holds no more than its deposit: it is paid first, then has the money.
    await take('balance received')
    await addPaid(sql, orderId, amountFen, 0n)
    return done
  }
  await addPaid(sql, orderId, amountFen, returned)
  if (inTime) {
    await take(part === 'whole' ? 'payment received' : 'deposit received')
    return done
  }
  if (late) {
    if (await take('payment received after the hold')) return done
    await changeState(sql, { orderId, from: state, to: 'refunding', at, actor, reason: 'paid too late, goods gone' })
    await addPaid(sql, orderId, 0n, amountFen)
    return { kind: 'too_late' }
  }
  return { kind: 'surplus' }
}

async function addPaid(sql: Sql, orderId: string, paidFen: bigint, refundedFen: bigint): Promise<void> {
  await sql.query('UPDATE orders SET paid_fen = paid_fen + $2, refunded_fen = refunded_fen + $3 WHERE id = $1', [
    ...[orderId, paidFen, refundedFen],
  ])
}
