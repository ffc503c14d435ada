import { appendEvent, type LogDeps } from './append-events.ts'
import { readSoldLines, saleOf } from './sold-lines.ts'

/**
 * After `order.restocked`: takes the units that a refund of a part put back on the shelf off the room's count. Safe to run
 * any number of times; it announces the sale first, as `announceRefund` does.
 */
export async function announceRestock(deps: LogDeps, refundId: string): Promise<void> {
  const { rows } = await deps.db.pool.query<{ orderId: string; lineId: string; quantity: number }>(
    `SELECT order_id AS "orderId", order_line_id AS "lineId", quantity FROM refund WHERE id = $1 AND quantity > 0`,
    [refundId],
  )
  const refund = rows[0]
  const lines = refund ? await readSoldLines(deps.db.pool, refund.orderId) : []
  const line = lines.find(({ lineId }) => lineId === refund?.lineId)
  if (!refund || !line) return
  await appendEvent(deps, line.sessionId, saleOf(line))
  await appendEvent(deps, line.sessionId, {
    type: 'order.refunded',
    payload: { itemId: line.itemId, quantity: refund.quantity },
    dedupeKey: `order.restocked:${refundId}`,
  })
}
