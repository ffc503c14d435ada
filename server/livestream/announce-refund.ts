import { appendEvent, type LogDeps } from './append-events.ts'
import { readSoldLines, refundOf, saleOf } from './sold-lines.ts'

/**
 * After `order.refunded`: takes the order's units off the room's count. Safe to run any number of times; it announces
 * the sale first, so that the count comes out right even when that job is late. Orders never paid announce nothing.
 */
export async function announceRefund(deps: LogDeps, orderId: string): Promise<void> {
  for (const line of await readSoldLines(deps.db.pool, orderId)) {
    await appendEvent(deps, line.sessionId, saleOf(line))
    await appendEvent(deps, line.sessionId, refundOf(line))
  }
}
