import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { lockSession } from '../lock-session.ts'

/**
 * Somebody who was invited does not want to help to host, or, having accepted, does not any more while it has not begun. Once
 * it began, who hosted it is part of its record. Again changes nothing.
 * @throws DomainError NotFound (not invited), SessionStateConflict {state} (they help, and it has begun)
 */
export async function declineInvitation(
  { db, clock }: { db: Db; clock: Clock },
  userId: string,
  sessionId: string,
): Promise<void> {
  const at = clock.now()
  await db.tx(async (sql) => {
    const { state } = await lockSession(sql, sessionId)
    const { rowCount } = await sql.query(
      'UPDATE live_invitation SET declined_at = coalesce(declined_at, $3) WHERE session_id = $1 AND user_id = $2',
      [sessionId, userId, at],
    )
    if (rowCount === 0) throw new DomainError('NotFound')
    const { rowCount: helped } = await sql.query(
      `DELETE FROM live_host WHERE session_id = $1 AND user_id = $2 AND role = 'co_host'`,
      [sessionId, userId],
    )
    if (helped !== 0 && state !== 'scheduled') throw new DomainError('SessionStateConflict', { state })
  })
}
