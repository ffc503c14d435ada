import { DomainError } from '#domain/errors.ts'
import type { LogDeps } from './append-events.ts'
import { steer } from './steer.ts'

/**
 * Makes an item of the session the one that is talked about. Presenting what is presented already changes nothing.
 * @throws DomainError NotFound, Forbidden, HelmElsewhere {name}, SessionStateConflict {state} (not on the air)
 */
export const presentItem = (
  deps: LogDeps,
  userId: string,
  { sessionId, itemId }: { sessionId: string; itemId: string },
): Promise<void> =>
  steer(deps, userId, sessionId, async (sql, { state, presentingItemId }) => {
    if (state !== 'live') throw new DomainError('SessionStateConflict', { state })
    if (presentingItemId === itemId) return []
    const { rowCount } = await sql.query(
      `UPDATE live_session l SET presenting_item_id = i.id FROM live_item i
       WHERE l.id = $1 AND i.id = $2 AND i.session_id = l.id`,
      [sessionId, itemId],
    )
    if (rowCount === 0) throw new DomainError('NotFound')
    return [{ type: 'item.presented', payload: { itemId } }]
  })
