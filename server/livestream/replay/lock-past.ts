import type { Sql } from '#server/db/db.ts'
import { requireHost } from '../hosts.ts'
import { lockSession } from '../lock-session.ts'
import { type PastSession, readSessionPast } from './read-session-past.ts'

/**
 * A session that is over, locked for a change of its replay by one of its hosts.
 * @throws DomainError NotFound, Forbidden (not host or co-host), SessionStateConflict {state} (it is not over)
 */
export async function lockPast(sql: Sql, userId: string, sessionId: string): Promise<PastSession> {
  await lockSession(sql, sessionId)
  await requireHost(sql, sessionId, userId)
  return readSessionPast(sql, sessionId)
}
