import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { type Buyer, findOwnOrderId } from '#server/orders/buyer.ts'
import { requestRefund } from './request-refund.ts'

/**
 * The buyer takes back a paid order before it is shipped: the whole of it. Asking twice is harmless.
 * @throws DomainError NotFound, OrderStateConflict (not paid, or already on its way)
 */
export async function refundOwn(deps: { db: Db; clock: Clock }, buyer: Buyer, orderId: string): Promise<void> {
  if (!(await findOwnOrderId(deps.db.pool, buyer, orderId))) throw new DomainError('NotFound')
  const actor = buyer.userId ? `user:${buyer.userId}` : 'guest'
  await requestRefund(deps, { orderId, reason: 'requested by the buyer', actor, from: ['paid'] })
}
