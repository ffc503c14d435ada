import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { bookConfirmation } from '#server/linkage/book-confirmation.ts'
import { append } from '#server/outbox/append.ts'
import { type Buyer, findOwnOrderId } from './buyer.ts'
import { changeState, lockOrder } from './change-state.ts'

/**
 * The buyer confirms that the parcel arrived: the order is completed and its households' income confirmed.
 * Confirming twice is harmless.
 * @throws DomainError NotFound, OrderStateConflict (not shipped yet, or refunded)
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
    const at = clock.now()
    const actor = buyer.userId ? `user:${buyer.userId}` : 'guest'
    await changeState(sql, { orderId, from: order.state, to: 'completed', at, actor, reason: 'receipt confirmed' })
    await bookConfirmation(sql, { orderId, at })
    await append(sql, 'order.completed', { orderId })
  })
}
