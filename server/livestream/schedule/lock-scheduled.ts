import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import { requireHost } from '../hosts.ts'
import { type LockedSession, lockSession } from '../lock-session.ts'

export type Planned = LockedSession & { producerId: string; scheduledAt: Date }

/**
 * Locks a session that has not begun, for one of its hosts.
 * @throws DomainError NotFound, Forbidden, SessionStateConflict {state}
 */
export async function lockScheduled(sql: Sql, userId: string, sessionId: string): Promise<Planned> {
  const session = await lockSession(sql, sessionId)
  await requireHost(sql, sessionId, userId)
  if (session.state !== 'scheduled') throw new DomainError('SessionStateConflict', { state: session.state })
  const { rows } = await sql.query<{ producerId: string; scheduledAt: Date }>(
    'SELECT producer_id AS "producerId", scheduled_at AS "scheduledAt" FROM live_session WHERE id = $1',
    [sessionId],
  )
  return { ...session, ...(rows[0] as { producerId: string; scheduledAt: Date }) }
}
