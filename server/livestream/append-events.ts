import { groupCommit } from '#server/db/group-commit.ts'
import type { Deps } from '#server/deps.ts'
import { lockSession } from './lock-session.ts'
import { tellTails } from './tell-tails.ts'
import { type EventDraft, type Written, writeEvents } from './write-events.ts'

export type LogDeps = Pick<Deps, 'db' | 'clock' | 'bus' | 'log'>
type Append = (sessionId: string, draft: EventDraft) => Promise<Written>

const appenders = new WeakMap<LogDeps, Append>()

/** One per set of deps, so that whatever arrives together in a process is written together. */
function appenderOf(deps: LogDeps): Append {
  const known = appenders.get(deps) ?? makeAppender(deps)
  appenders.set(deps, known)
  return known
}

const makeAppender = (deps: LogDeps): Append =>
  groupCommit<EventDraft, Written>(async (sessionId, drafts) => {
    const { db, clock } = deps
    const written = await db.tx(async (sql) => writeEvents(sql, await lockSession(sql, sessionId), drafts, clock.now()))
    if (written.some(({ added }) => added)) await tellTails(deps, sessionId)
    return written
  })

/**
 * Appends one event to a session's log. Events of a session that arrive while a batch is in flight go together in the
 * next transaction; the session's row lock orders all processes.
 * @returns the event's number; `added: false` where the session has an event with its `dedupeKey` already
 * @throws DomainError NotFound (no such session), ZodError (payload)
 */
export const appendEvent = (deps: LogDeps, sessionId: string, draft: EventDraft): Promise<Written> =>
  appenderOf(deps)(sessionId, draft)
