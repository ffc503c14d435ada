import type { LogDeps } from './append-events.ts'
import { assist } from './steer.ts'

/**
 * Lets go of the helm, so that any host may steer again. Nothing happens where somebody else has it.
 * @throws DomainError NotFound, Forbidden
 */
export const leaveHelm = (deps: LogDeps, userId: string, sessionId: string): Promise<void> =>
  assist(deps, userId, sessionId, async (sql) => {
    await sql.query('UPDATE live_session SET helm_user_id = NULL WHERE id = $1 AND helm_user_id = $2', [
      sessionId,
      userId,
    ])
    return []
  })
