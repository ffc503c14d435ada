import type { Sql } from '#server/db/db.ts'
import type { LogDeps } from './append-events.ts'
import { requireHost } from './hosts.ts'
import { type LockedSession, lockSession } from './lock-session.ts'
import { tellTails } from './tell-tails.ts'
import { type EventDraft, writeEvents } from './write-events.ts'

/**
 * Runs one act of a host in a transaction that holds the session: guard, change and its events commit together.
 * @param act makes the change and returns the events that tell of it; none where nothing had to change
 * @throws DomainError NotFound, Forbidden (not host or co-host of this session)
 */
export async function steer(
  deps: LogDeps,
  userId: string,
  sessionId: string,
  act: (sql: Sql, session: LockedSession, at: Date) => Promise<EventDraft[]>,
): Promise<void> {
  const at = deps.clock.now()
  const changed = await deps.db.tx(async (sql) => {
    const session = await lockSession(sql, sessionId)
    await requireHost(sql, sessionId, userId)
    const drafts = await act(sql, session, at)
    await writeEvents(sql, session, drafts, at)
    return drafts.length > 0
  })
  if (changed) await tellTails(deps, sessionId)
}
