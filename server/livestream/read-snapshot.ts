import { DomainError } from '#domain/errors.ts'
import type { RoomSnapshot } from '#domain/live-events.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { SessionState } from './lock-session.ts'
import { readRecentEvents } from './read-events.ts'
import { readItems } from './read-items.ts'

/** Chat and ticker that somebody who arrives begins with. */
const RECENT = 60

/**
 * The state of a room as of its newest event; everything is read in one snapshot of the database. `viewers` is 0: only
 * the sockets know them.
 * @throws DomainError NotFound
 */
export function readSnapshot({ db, clock }: { db: Db; clock: Clock }, sessionId: string): Promise<RoomSnapshot> {
  return db.tx(async (sql) => {
    await sql.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { rows } = await sql.query<{ state: SessionState; last_seq: bigint; presenting_item_id: string | null }>({
      name: 'live_read_session',
      text: 'SELECT state, last_seq, presenting_item_id FROM live_session WHERE id = $1',
      values: [sessionId],
    })
    const session = rows[0]
    if (!session) throw new DomainError('NotFound')
    const seq = Number(session.last_seq)
    return {
      sessionId,
      state: session.state,
      seq,
      presentingItemId: session.presenting_item_id,
      items: await readItems(sql, sessionId, clock.now()),
      recent: await readRecentEvents(sql, sessionId, seq, RECENT),
      viewers: 0,
    }
  })
}
