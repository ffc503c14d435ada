import { DomainError } from '#domain/errors.ts'
import type { LogDeps } from './append-events.ts'
import { steer } from './steer.ts'

/**
 * Puts a scheduled session on the air. One that is on the air already stays as it is.
 * @throws DomainError NotFound, Forbidden, SessionStateConflict {state} (it has ended)
 */
export const startSession = (deps: LogDeps, userId: string, sessionId: string): Promise<void> =>
  steer(deps, userId, sessionId, async (sql, { state }, at) => {
    if (state === 'live') return []
    if (state !== 'scheduled') throw new DomainError('SessionStateConflict', { state })
    await sql.query(`UPDATE live_session SET state = 'live', started_at = $2 WHERE id = $1`, [sessionId, at])
    return [{ type: 'session.started', payload: {} }]
  })
