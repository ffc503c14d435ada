import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import { requireHost } from '../hosts.ts'
import { type LockedSession, lockSession } from '../lock-session.ts'

/** `role`: what whoever asks is in it. */
export type Planned = LockedSession & { producerId: string; scheduledAt: Date; role: 'host' | 'co_host' }

/**
 * Locks a session that has not begun, for one of its hosts.
 * @throws DomainError NotFound, Forbidden, SessionStateConflict {state}
 */
export async function lockScheduled(sql: Sql, userId: string, sessionId: string): Promise<Planned> {
  const session = await lockSession(sql, sessionId)
  await requireHost(sql, sessionId, userId)
  if (session.state !== 'scheduled') throw new DomainError('SessionStateConflict', { state: session.state })
  const { rows } = await sql.query<Pick<Planned, 'producerId' | 'scheduledAt' | 'role'>>(
    `SELECT s.producer_id AS "producerId", s.scheduled_at AS "scheduledAt", h.role
     FROM live_session s JOIN live_host h ON h.session_id = s.id AND h.user_id = $2 WHERE s.id = $1`,
    [sessionId, userId],
  )
  return { ...session, ...(rows[0] as Pick<Planned, 'producerId' | 'scheduledAt' | 'role'>) }
}
