import { appendEvent, type LogDeps } from './append-events.ts'
import { readSoldLines, saleOf } from './sold-lines.ts'

/**
 * After `order.paid`: says in the room that an order was paid. Safe to run any number of times, in any process.
 * Orders of the shop announce nothing.
 */
export async function announceSale(deps: LogDeps, orderId: string): Promise<void> {
  for (const line of await readSoldLines(deps.db.pool, orderId)) await appendEvent(deps, line.sessionId, saleOf(line))
}
