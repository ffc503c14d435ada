import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import { lockSession, type SessionState } from '../lock-session.ts'

/** Locks a session for somebody who is asked to help to host it. @throws DomainError NotFound (not invited) */
export async function lockInvitation(
  sql: Sql,
  userId: string,
  sessionId: string,
): Promise<{ state: SessionState; declined: boolean }> {
  const { state } = await lockSession(sql, sessionId)
  const { rows } = await sql.query<{ declined: boolean }>(
    'SELECT declined_at IS NOT NULL AS declined FROM live_invitation WHERE session_id = $1 AND user_id = $2',
    [sessionId, userId],
  )
  if (!rows[0]) throw new DomainError('NotFound')
  return { state, declined: rows[0].declined }
}
