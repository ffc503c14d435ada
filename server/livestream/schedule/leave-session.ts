import { DomainError } from '#domain/errors.ts'
import type { Db } from '#server/db/db.ts'

/**
 * Somebody who was named as a helper does not want to be one. Once it began, who hosted it is part of its record.
 * @throws DomainError NotFound (not a helper of a session that has not begun)
 */
export async function leaveSession({ db }: { db: Db }, userId: string, sessionId: string): Promise<void> {
  const { rowCount } = await db.pool.query(
    `DELETE FROM live_host h USING live_session s
     WHERE s.id = h.session_id AND s.state = 'scheduled' AND h.session_id = $1 AND h.user_id = $2 AND h.role = 'co_host'`,
    [sessionId, userId],
  )
  if (rowCount === 0) throw new DomainError('NotFound')
}
