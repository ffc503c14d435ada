import { DomainError } from '#domain/errors.ts'
import type { RoomSnapshot } from '#domain/live-events.ts'
import type { MediaState } from '#domain/live-media.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { SessionState } from './lock-session.ts'
import { readRecentEvents } from './read-events.ts'
import { readItems } from './read-items.ts'

/** Chat and ticker that somebody who arrives begins with. */
const RECENT = 60

type Row = {
  state: SessionState
  last_seq: bigint
  presenting_item_id: string | null
  paused: boolean
  media: MediaState
  pinned: RoomSnapshot['pinned']
}

/** The pinned question is the newest one, unless it was answered since. */
const readSession = `
SELECT l.state, l.last_seq, l.presenting_item_id, l.paused_at IS NOT NULL AS paused, l.media,
  CASE WHEN q.type = 'question.pinned' THEN q.payload END AS pinned
FROM live_session l
LEFT JOIN LATERAL (
  SELECT e.type, e.payload FROM live_event e
  WHERE e.session_id = l.id AND e.type IN ('question.pinned', 'question.answered') ORDER BY e.seq DESC LIMIT 1
) q ON true
WHERE l.id = $1`

/**
 * The state of a room as of its newest event; everything is read in one snapshot of the database. `viewers` is 0: only
 * the sockets know them.
 * @throws DomainError NotFound
 */
export function readSnapshot({ db, clock }: { db: Db; clock: Clock }, sessionId: string): Promise<RoomSnapshot> {
  return db.tx(async (sql) => {
    await sql.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { rows } = await sql.query<Row>({ name: 'live_read_session', text: readSession, values: [sessionId] })
    const session = rows[0]
    if (!session) throw new DomainError('NotFound')
    const seq = Number(session.last_seq)
    return {
      sessionId,
      state: session.state,
      seq,
      paused: session.paused,
      media: session.media,
      presentingItemId: session.presenting_item_id,
      pinned: session.pinned,
      items: await readItems(sql, sessionId, clock.now()),
      recent: await readRecentEvents(sql, sessionId, seq, RECENT),
      viewers: 0,
    }
  })
}
