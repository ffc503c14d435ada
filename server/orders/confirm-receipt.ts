import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { arrive } from '#server/parcels/arrive.ts'
import { type Buyer, findOwnOrderId } from './buyer.ts'
import { lockOrder } from './change-state.ts'
import { completeOrder } from './complete-order.ts'

/**
 * The buyer confirms that everything arrived: parcels on their way are delivered and the order is completed. Confirming twice
 * is harmless.
 * @throws DomainError NotFound, OrderStateConflict (not all sent yet, or refunded)
 */
export async function confirmReceipt(
  { db, clock }: { db: Db; clock: Clock },
  buyer: Buyer,
  orderId: string,
): Promise<void> {
  await db.tx(async (sql) => {
    if (!(await findOwnOrderId(sql, buyer, orderId))) throw new DomainError('NotFound')
    const order = await lockOrder(sql, orderId)
    if (!order) throw new DomainError('NotFound')
    if (order.state === 'completed') return
    const done = { at: clock.now(), actor: buyer.userId ? `user:${buyer.userId}` : 'guest' }
    await completeOrder(sql, order, { ...done, reason: 'receipt confirmed' })
    await arrive(sql, { orderId, ...done })
  })
}
