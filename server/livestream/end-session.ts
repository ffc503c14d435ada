import { DomainError } from '#domain/errors.ts'
import { append } from '#server/outbox/append.ts'
import type { LogDeps } from './append-events.ts'
import { steer } from './steer.ts'

/**
 * Takes a session off the air for good; its products can no longer be ordered at their live price. Orders held until
 * now may still be paid. One that has ended stays as it is.
 * @throws DomainError NotFound, Forbidden, HelmElsewhere {name}, SessionStateConflict {state} (it has not begun)
 */
export const endSession = (deps: LogDeps, userId: string, sessionId: string): Promise<void> =>
  steer(deps, userId, sessionId, async (sql, { state }, at) => {
    if (state === 'ended') return []
    if (state !== 'live') throw new DomainError('SessionStateConflict', { state })
    await sql.query(`UPDATE live_session SET state = 'ended', ended_at = $2, paused_at = NULL WHERE id = $1`, [
      sessionId,
      at,
    ])
    await append(sql, 'session.over', { sessionId })
    return [{ type: 'session.ended', payload: {} }]
  })
