import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { lockInvitation } from './lock-invitation.ts'
import { tellHost } from './tell-host.ts'

/**
 * Somebody who was invited does not want to help to host, or, having accepted, does not any more while it has not begun; its host
 * is told while it is not over. Once it began, who hosted it is part of its record. Again changes nothing.
 * @throws DomainError NotFound (not invited), SessionStateConflict {state} (they help, and it has begun)
 */
export async function declineInvitation(
  { db, clock }: { db: Db; clock: Clock },
  userId: string,
  sessionId: string,
): Promise<void> {
  const at = clock.now()
  await db.tx(async (sql) => {
    const { state, declined } = await lockInvitation(sql, userId, sessionId)
    if (declined) return
    const { rowCount: helped } = await sql.query(
      `DELETE FROM live_host WHERE session_id = $1 AND user_id = $2 AND role = 'co_host'`,
      [sessionId, userId],
    )
    if (helped !== 0 && state !== 'scheduled') throw new DomainError('SessionStateConflict', { state })
    await sql.query('UPDATE live_invitation SET declined_at = $3 WHERE session_id = $1 AND user_id = $2', [
      ...[sessionId, userId, at],
    ])
    if (state !== 'ended') await tellHost(sql, { sessionId, userId, answer: helped === 0 ? 'declined' : 'left', at })
  })
}
