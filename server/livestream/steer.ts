import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import type { LogDeps } from './append-events.ts'
import { requireHost } from './hosts.ts'
import { type LockedSession, lockSession } from './lock-session.ts'
import { tellTails } from './tell-tails.ts'
import { type EventDraft, writeEvents } from './write-events.ts'

/** Makes a change and returns the events that tell of it; none where nothing had to change. */
type Act = (sql: Sql, session: LockedSession, at: Date) => Promise<EventDraft[]>

/**
 * Runs what any host may do, also beside whoever steers, in a transaction that holds the session: guard, change and its
 * events commit together. For captions, the chat and the helm itself.
 * @throws DomainError NotFound, Forbidden (not host or co-host of this session)
 */
export async function assist(deps: LogDeps, userId: string, sessionId: string, act: Act): Promise<void> {
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

/**
 * Runs an act of whoever steers the session: what is sold and shown. Where somebody has the helm, nobody else may.
 * @throws DomainError NotFound, Forbidden (not host or co-host of this session), HelmElsewhere {name}
 */
export const steer = (deps: LogDeps, userId: string, sessionId: string, act: Act): Promise<void> =>
  assist(deps, userId, sessionId, async (sql, session, at) => {
    if (session.helmUserId !== null && session.helmUserId !== userId)
      throw new DomainError('HelmElsewhere', { name: await nameOf(sql, session.helmUserId) })
    return act(sql, session, at)
  })

async function nameOf(sql: Sql, userId: string): Promise<string> {
  const { rows } = await sql.query<{ name: string }>('SELECT name FROM app_user WHERE id = $1', [userId])
  return rows[0]?.name ?? ''
}
