import type { LogDeps } from './append-events.ts'
import { mutedId } from './mutes.ts'
import { assist } from './steer.ts'

/**
 * Lets somebody speak again. What was hidden stays hidden. Nothing happens where nobody has that id.
 * @param input.muted `Muted.id`
 * @throws DomainError NotFound, Forbidden
 */
export const unmuteViewer = (
  deps: LogDeps,
  userId: string,
  { sessionId, muted }: { sessionId: string; muted: string },
): Promise<void> =>
  assist(deps, userId, sessionId, async (sql) => {
    await sql.query(`DELETE FROM live_mute WHERE session_id = $1 AND ${mutedId} = $2`, [sessionId, muted])
    return []
  })
