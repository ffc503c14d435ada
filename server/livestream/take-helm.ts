import { DomainError } from '#domain/errors.ts'
import type { LogDeps } from './append-events.ts'
import { assist } from './steer.ts'

/**
 * Takes the helm: from now on only this host steers, until somebody else takes it or it is let go.
 * @throws DomainError NotFound, Forbidden, SessionStateConflict {state} (it has ended)
 */
export const takeHelm = (deps: LogDeps, userId: string, sessionId: string): Promise<void> =>
  assist(deps, userId, sessionId, async (sql, { state }) => {
    if (state === 'ended') throw new DomainError('SessionStateConflict', { state })
    await sql.query('UPDATE live_session SET helm_user_id = $2 WHERE id = $1', [sessionId, userId])
    return []
  })
