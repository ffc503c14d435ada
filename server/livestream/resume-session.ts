import { DomainError } from '#domain/errors.ts'
import type { LogDeps } from './append-events.ts'
import { steer } from './steer.ts'

/**
 * Goes on after a pause. A session that is not paused stays as it is.
 * @throws DomainError NotFound, Forbidden, HelmElsewhere {name}, SessionStateConflict {state} (not on the air)
 */
export const resumeSession = (deps: LogDeps, userId: string, sessionId: string): Promise<void> =>
  steer(deps, userId, sessionId, async (sql, { state, paused }) => {
    if (state !== 'live') throw new DomainError('SessionStateConflict', { state })
    if (!paused) return []
    await sql.query('UPDATE live_session SET paused_at = NULL WHERE id = $1', [sessionId])
    return [{ type: 'session.resumed', payload: {} }]
  })
