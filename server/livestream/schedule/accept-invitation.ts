import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { requireVerifiedHost } from '../host-verification.ts'
import { lockInvitation } from './lock-invitation.ts'
import { tellHost } from './tell-host.ts'

/**
 * Somebody who was invited helps to host a session from now on, and its host is told. Who hosts has name and age checked, and so
 * have they. Again changes nothing.
 * @throws DomainError NotFound (not invited, or they declined), SessionStateConflict {state} (it is over), HostNotVerified {why}
 */
export async function acceptInvitation(
  { db, clock }: { db: Db; clock: Clock },
  userId: string,
  sessionId: string,
): Promise<void> {
  const at = clock.now()
  await db.tx(async (sql) => {
    const { state, declined } = await lockInvitation(sql, userId, sessionId)
    if (declined) throw new DomainError('NotFound')
    if (state === 'ended') throw new DomainError('SessionStateConflict', { state })
    await requireVerifiedHost(sql, userId, at)
    const { rowCount } = await sql.query(
      `INSERT INTO live_host (session_id, user_id, role) VALUES ($1, $2, 'co_host') ON CONFLICT DO NOTHING`,
      [sessionId, userId],
    )
    if (rowCount !== 0) await tellHost(sql, { sessionId, userId, answer: 'accepted', at })
  })
}
