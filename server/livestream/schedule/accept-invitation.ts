import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { requireVerifiedHost } from '../host-verification.ts'
import { lockSession } from '../lock-session.ts'

/**
 * Somebody who was invited helps to host a session from now on. Who hosts has name and age checked, and so have they. Again
 * changes nothing.
 * @throws DomainError NotFound (not invited, or they declined), SessionStateConflict {state} (it is over), HostNotVerified {why}
 */
export async function acceptInvitation(
  { db, clock }: { db: Db; clock: Clock },
  userId: string,
  sessionId: string,
): Promise<void> {
  const at = clock.now()
  await db.tx(async (sql) => {
    const { state } = await lockSession(sql, sessionId)
    const { rowCount } = await sql.query(
      'SELECT 1 FROM live_invitation WHERE session_id = $1 AND user_id = $2 AND declined_at IS NULL',
      [sessionId, userId],
    )
    if (rowCount === 0) throw new DomainError('NotFound')
    if (state === 'ended') throw new DomainError('SessionStateConflict', { state })
    await requireVerifiedHost(sql, userId, at)
    await sql.query(
      `INSERT INTO live_host (session_id, user_id, role) VALUES ($1, $2, 'co_host') ON CONFLICT DO NOTHING`,
      [sessionId, userId],
    )
  })
}
