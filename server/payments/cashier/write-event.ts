import { randomUUID } from 'node:crypto'
import type { Sql } from '#server/db/db.ts'
import { append } from '#server/outbox/append.ts'
import type { Disorder } from './disorder.ts'
import type { NewEvent } from './event-body.ts'

export const newCashierId = (prefix: 'cs' | 'pi' | 're' | 'evt'): string =>
  `${prefix}_${randomUUID().replaceAll('-', '')}`

/**
 * Stores an event and queues its deliveries, in the transaction of the change it tells of.
 * @param copies further deliveries of the same event, at once
 */
export async function writeEvent(
  sql: Sql,
  sessionId: string,
  event: NewEvent,
  { disorder, copies = 0 }: { disorder: Disorder; copies?: number },
  now: Date,
): Promise<void> {
  await sql.query({
    name: 'cashier_write_event',
    text: `INSERT INTO cashier_event (id, session_id, type, body, created_at, not_before) VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [event.id, sessionId, event.type, event.body, now, event.at],
  })
  const wait = Math.max(0, event.at.getTime() - now.getTime())
  const delays = [...disorder(event.type), ...Array<number>(copies).fill(0)]
  for (const delay of delays) {
    const runAt = wait + delay > 0 ? new Date(now.getTime() + wait + delay) : undefined
    await append(sql, 'cashier.deliver', { eventId: event.id }, { runAt })
  }
}
