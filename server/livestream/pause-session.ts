import { DomainError } from '#domain/errors.ts'
import type { LogDeps } from './append-events.ts'
import { steer } from './steer.ts'

/**
 * Pauses a session that is on the air: viewers see a slate instead of the picture, its products can still be bought. One
 * that is paused stays so.
 * @throws DomainError NotFound, Forbidden, HelmElsewhere {name}, SessionStateConflict {state} (not on the air)
 */
export const pauseSession = (deps: LogDeps, userId: string, sessionId: string): Promise<void> =>
  steer(deps, userId, sessionId, async (sql, { state, paused }, at) => {
    if (state !== 'live') throw new DomainError('SessionStateConflict', { state })
    if (paused) return []
    await sql.query('UPDATE live_session SET paused_at = $2 WHERE id = $1', [sessionId, at])
    return [{ type: 'session.paused', payload: {} }]
  })
