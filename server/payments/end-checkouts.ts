import { askProvider, type Deps, isWaiting, type WaitingAttempt, waitingColumns } from './ask-provider.ts'

/**
 * Ends the open checkouts of an order that are not wanted any more: it is paid, cancelled, or its hold is over. That of a
 * reserved order's balance stays. One that turns out to be paid is booked as such. Safe to run any number of times.
 * @throws DomainError PaymentUnavailable
 */
export async function endCheckouts(deps: Deps, orderId: string): Promise<void> {
  const { rows } = await deps.db.pool.query<WaitingAttempt>(
    `SELECT ${waitingColumns} FROM payment_attempt a JOIN orders o ON o.id = a.order_id
     WHERE a.order_id = $1 AND ${isWaiting} AND NOT (o.state = 'reserved' AND a.part = 'balance') ORDER BY a.opened_at`,
    [orderId],
  )
  for (const attempt of rows) await askProvider(deps, attempt, { how: 'end', source: 'poll' })
}
