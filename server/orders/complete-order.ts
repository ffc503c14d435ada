import type { Sql } from '#server/db/db.ts'
import { bookConfirmation } from '#server/linkage/book-confirmation.ts'
import { append } from '#server/outbox/append.ts'
import { changeState, type LockedOrder } from './change-state.ts'

/**
 * Completes a locked order: what its households were owed provisionally is owed for good.
 * @throws DomainError OrderStateConflict (not sent yet, or refunded)
 */
export async function completeOrder(
  sql: Sql,
  order: LockedOrder,
  { at, actor, reason }: { at: Date; actor: string; reason: string },
): Promise<void> {
  const orderId = order.id
  await changeState(sql, { orderId, from: order.state, to: 'completed', at, actor, reason })
  await bookConfirmation(sql, { orderId, at })
  await append(sql, 'order.completed', { orderId })
}
