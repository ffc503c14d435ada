import { v7 as newId } from 'uuid'
import type { Sql } from '#server/db/db.ts'
import { append } from '#server/outbox/append.ts'
import type { Disorder } from './disorder.ts'
import type { NewEvent } from './event-body.ts'

/** Ids of one process ascend, so that events of one moment have an order. */
export const newCashierId = (prefix: 'cs' | 'pi' | 're' | 'du' | 'evt'): string =>
  `${prefix}_${newId().replaceAll('-', '')}`

/**
 * Stores an event and queues its deliveries, in the transaction of the change it tells of.
 * @param now when it is written: an event may be dated later, and is then kept back until its time
 * @param copies further deliveries of the same event, at once
 */
export async function writeEvent(
  sql: Sql,
  event: NewEvent,
  { now, disorder, copies = 0 }: { now: Date; disorder: Disorder; copies?: number },
): Promise<void> {
  await sql.query({
    name: 'cashier_write_event',
    text: `INSERT INTO cashier_event (id, session_id, type, body, created_at, not_before) VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [event.id, event.sessionId, event.type, event.body, now, event.at],
  })
  const wait = Math.max(0, event.at.getTime() - now.getTime())
  const delays = [...disorder(event.type), ...Array<number>(copies).fill(0)]
  for (const delay of delays) {
    const runAt = wait + delay > 0 ? new Date(now.getTime() + wait + delay) : undefined
    await append(sql, 'cashier.deliver', { eventId: event.id }, { runAt })
  }
}
