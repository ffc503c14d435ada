import type { Sql } from '#server/db/db.ts'
import { append } from '#server/outbox/append.ts'
import { changeState, type LockedOrder } from './change-state.ts'

/**
 * Completes a locked order. Its households' income stays provisional until nothing can be claimed of it any more
 * (`confirmOrders`).
 * @throws DomainError OrderStateConflict (not sent yet, or refunded)
 */
export async function completeOrder(
  sql: Sql,
  order: LockedOrder,
  { at, actor, reason }: { at: Date; actor: string; reason: string },
): Promise<void> {
  const orderId = order.id
  await changeState(sql, { orderId, from: order.state, to: 'completed', at, actor, reason })
  await append(sql, 'order.completed', { orderId })
}
