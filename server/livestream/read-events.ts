import type { LiveEvent } from '#domain/live-events.ts'
import type { Sql } from '#server/db/db.ts'

type Row = { seq: bigint; at: Date; type: string; payload: object }

// The database holds only what writeEvents checked against the shapes of domain/live-events.ts.
const toEvent = (row: Row): LiveEvent =>
  ({ seq: Number(row.seq), at: row.at.toISOString(), type: row.type, payload: row.payload }) as LiveEvent

/** Events of a session after number `after`, oldest first, at most `limit`. */
export async function readEventsAfter(sql: Sql, sessionId: string, after: number, limit: number): Promise<LiveEvent[]> {
  const { rows } = await sql.query<Row>({
    name: 'live_events_after',
    text: 'SELECT seq, at, type, payload FROM live_event WHERE session_id = $1 AND seq > $2 ORDER BY seq LIMIT $3',
    values: [sessionId, after, limit],
  })
  return rows.map(toEvent)
}

/** The newest events that chat and ticker show, up to number `upTo`, oldest first, at most `limit`. */
export async function readRecentEvents(sql: Sql, sessionId: string, upTo: number, limit: number): Promise<LiveEvent[]> {
  const { rows } = await sql.query<Row>({
    name: 'live_recent_events',
    text: `SELECT seq, at, type, payload FROM live_event WHERE session_id = $1 AND seq <= $2
      AND type IN ('chat.said', 'order.paid') ORDER BY seq DESC LIMIT $3`,
    values: [sessionId, upTo, limit],
  })
  return rows.reverse().map(toEvent)
}
