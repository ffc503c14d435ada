import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { append } from '#server/outbox/append.ts'
import { type Buyer, findOwnOrderId } from './buyer.ts'
import { changeState, lockOrder } from './change-state.ts'

/**
 * The buyer gives up an order that is not paid yet; its stock is free again. Cancelling twice is harmless.
 * @throws DomainError NotFound, OrderStateConflict (already paid: ask for a refund instead)
 */
export async function cancelOrder(
  { db, clock }: { db: Db; clock: Clock },
  buyer: Buyer,
  orderId: string,
): Promise<void> {
  await db.tx(async (sql) => {
    if (!(await findOwnOrderId(sql, buyer, orderId))) throw new DomainError('NotFound')
    const order = await lockOrder(sql, orderId)
    if (!order || order.state === 'cancelled' || order.state === 'expired') return
    const actor = buyer.userId ? `user:${buyer.userId}` : 'guest'
    await changeState(sql, {
      orderId,
      from: order.state,
      to: 'cancelled',
      at: clock.now(),
      actor,
      reason: 'cancelled by the buyer',
    })
    await append(sql, 'order.cancelled', { orderId })
  })
}
