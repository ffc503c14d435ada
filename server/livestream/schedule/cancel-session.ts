import { append } from '#server/outbox/append.ts'
import type { LogDeps } from '../append-events.ts'
import { tellTails } from '../tell-tails.ts'
import { writeEvents } from '../write-events.ts'
import { lockScheduled } from './lock-scheduled.ts'

/**
 * Takes back an announced session that has not begun. Those who wanted to be reminded are told.
 * @throws DomainError NotFound, Forbidden (not a host), SessionStateConflict {state}
 */
export async function cancelSession(deps: LogDeps, userId: string, sessionId: string): Promise<void> {
  const at = deps.clock.now()
  await deps.db.tx(async (sql) => {
    const session = await lockScheduled(sql, userId, sessionId)
    await sql.query(`UPDATE live_session SET state = 'ended', ended_at = $2 WHERE id = $1`, [sessionId, at])
    await writeEvents(sql, session, [{ type: 'session.ended', payload: {} }], at)
    await append(sql, 'session.replanned', { sessionId })
  })
  await tellTails(deps, sessionId)
}
