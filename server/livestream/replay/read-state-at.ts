import type { LiveEventPayload, LiveItemView, RoomSnapshot } from '#domain/live-events.ts'
import type { Sql } from '#server/db/db.ts'
import { readItems } from '../read-items.ts'
import { type Redaction, readPublicRecent } from './read-public-events.ts'

/** Chat and sales before the moment that a page begins with. */
const RECENT = 60

/** What is true of the room as a whole after event `$2`; `$3`: messages that a host took off. */
const readRoom = `
SELECT phase.type AS phase, pause.type = 'session.paused' AS paused, presented.payload->>'itemId' AS presenting,
  CASE WHEN NOT EXISTS (SELECT 1 FROM live_event a WHERE a.session_id = $1 AND a.seq > pinned.seq AND a.seq <= $2
    AND a.type = 'question.answered' AND a.payload->'seq' = pinned.payload->'seq') THEN pinned.payload END AS pinned
FROM (SELECT 1) AS one
LEFT JOIN LATERAL (SELECT type FROM live_event WHERE session_id = $1 AND seq <= $2
  AND type IN ('session.started', 'session.ended') ORDER BY seq DESC LIMIT 1) phase ON true
LEFT JOIN LATERAL (SELECT type FROM live_event WHERE session_id = $1 AND seq <= $2
  AND type IN ('session.paused', 'session.resumed', 'session.ended') ORDER BY seq DESC LIMIT 1) pause ON true
LEFT JOIN LATERAL (SELECT payload FROM live_event WHERE session_id = $1 AND seq <= $2
  AND type = 'item.presented' ORDER BY seq DESC LIMIT 1) presented ON true
LEFT JOIN LATERAL (SELECT seq, payload FROM live_event WHERE session_id = $1 AND seq <= $2
  AND type = 'question.pinned' AND (payload->>'seq')::bigint <> ALL($3::bigint[]) ORDER BY seq DESC LIMIT 1) pinned ON true`

type Room = {
  phase: 'session.started' | 'session.ended' | null
  paused: boolean | null
  presenting: string | null
  pinned: RoomSnapshot['pinned']
}

/** The newest price with its quota, and the newest count of sold units, of every item that has any. */
const readChanges = `
SELECT DISTINCT ON (payload->>'itemId', type = 'item.changed') payload
FROM live_event WHERE session_id = $1 AND seq <= $2 AND type IN ('item.changed', 'order.paid', 'order.refunded')
ORDER BY payload->>'itemId', type = 'item.changed', seq DESC`

type Changed = LiveEventPayload<'item.changed'> | LiveEventPayload<'order.refunded'>

/**
 * The room after event `seq`, from its log: what a viewer saw then, but for names and list prices, which are today's.
 * Units left are quota less sold; figures know better where there are any.
 */
export async function readStateAt(
  sql: Sql,
  { sessionId, seq, now }: { sessionId: string; seq: number; now: Date },
  redaction: Redaction,
): Promise<RoomSnapshot> {
  const { rows } = await sql.query<Room>(readRoom, [sessionId, seq, [...redaction.hidden]])
  const [items, changed] = [
    await readItems(sql, sessionId, now),
    await sql.query<{ payload: Changed }>(readChanges, [sessionId, seq]),
  ]
  const recent = await readPublicRecent(sql, { sessionId, upTo: seq, limit: RECENT }, redaction)
  const { phase, paused, presenting, pinned } = rows[0] as Room
  return {
    sessionId,
    seq,
    state: phase === null ? 'scheduled' : phase === 'session.started' ? 'live' : 'ended',
    paused: paused ?? false,
    media: 'none',
    presentingItemId: presenting,
    pinned,
    items: asOf(items, changed.rows),
    recent,
    viewers: 0,
  }
}

function asOf(items: LiveItemView[], changes: { payload: Changed }[]): LiveItemView[] {
  return items.map((item) => {
    const then = { ...item, sold: 0 }
    for (const { payload } of changes) {
      if (payload.itemId !== item.id) continue
      if ('soldInSession' in payload) then.sold = payload.soldInSession
      else Object.assign(then, { livePriceFen: payload.livePriceFen, quota: payload.quota })
    }
    return { ...then, left: Math.max(0, then.quota - then.sold) }
  })
}
