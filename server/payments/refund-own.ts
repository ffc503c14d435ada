import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { type Buyer, findOwnOrderId } from '#server/orders/buyer.ts'
import { requestRefund } from './request-refund.ts'

/**
 * The buyer takes back a paid or reserved order before any of it is packed: the whole of it. Asking twice is harmless.
 * @throws DomainError NotFound, OrderStateConflict (not paid, or already packed)
 */
export async function refundOwn(deps: { db: Db; clock: Clock }, buyer: Buyer, orderId: string): Promise<void> {
  if (!(await findOwnOrderId(deps.db.pool, buyer, orderId))) throw new DomainError('NotFound')
  const actor = buyer.userId ? `user:${buyer.userId}` : 'guest'
  await requestRefund(deps, {
    orderId,
    reason: 'requested by the buyer',
    actor,
    from: ['reserved', 'paid'],
    unpacked: true,
  })
}
