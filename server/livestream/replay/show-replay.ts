import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { lockPast } from './lock-past.ts'

/**
 * Takes a replay off the shop, or puts it back. What is as asked for stays as it is; the replay of a session that a
 * coordinator stopped is not public either way.
 * @throws DomainError NotFound, Forbidden, SessionStateConflict {state}
 */
export const showReplay = (
  { db, clock }: { db: Db; clock: Clock },
  userId: string,
  { sessionId, shown }: { sessionId: string; shown: boolean },
): Promise<void> =>
  db.tx(async (sql) => {
    const { hidden } = await lockPast(sql, userId, sessionId)
    if (hidden !== shown) return
    await sql.query('UPDATE live_session SET replay_hidden_at = $2 WHERE id = $1', [
      sessionId,
      shown ? null : clock.now(),
    ])
  })
