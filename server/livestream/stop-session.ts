import { DomainError } from '#domain/errors.ts'
import { readReason } from '#domain/reason.ts'
import type { Sql } from '#server/db/db.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { tellPeople } from '#server/notices/tell-people.ts'
import { append } from '#server/outbox/append.ts'
import type { LogDeps } from './append-events.ts'
import { lockSession } from './lock-session.ts'
import { tellTails } from './tell-tails.ts'
import { writeEvents } from './write-events.ts'

type Stopped = { titleZh: string; titleEn: string; district: string }

/** Everybody who hosts it. */
async function tellHosts(sql: Sql, sessionId: string, { titleZh, titleEn }: Stopped, reason: string, at: Date) {
  const { rows } = await sql.query<{ id: string }>('SELECT user_id AS id FROM live_host WHERE session_id = $1', [
    sessionId,
  ])
  const hosts = rows.map(({ id }) => id)
  const facts = { sessionId, titleZh, titleEn, reason }
  await tellPeople(sql, hosts, { kind: 'live_stopped', facts, about: sessionId, at })
}

/**
 * A coordinator takes a session off the air, or takes back its announcement, for a reason that its viewers and hosts read.
 * Orders held until now may still be paid. One that was stopped stays as it is.
 * @throws DomainError NotFound, Forbidden, OutOfScope, SessionStateConflict {state} (it has ended by itself),
 *   InvalidInput {field, rule}
 */
export async function stopSession(
  deps: LogDeps,
  viewer: Viewer,
  { sessionId, reason: typed }: { sessionId: string; reason: string },
): Promise<void> {
  const at = deps.clock.now()
  await deps.db.tx(async (sql) => {
    const session = await lockSession(sql, sessionId)
    const { rows } = await sql.query<Stopped & { stoppedBy: string | null }>(
      `SELECT s.title_zh AS "titleZh", s.title_en AS "titleEn", s.stopped_by AS "stoppedBy", r.district_code AS district
       FROM live_session s JOIN producer r ON r.id = s.producer_id WHERE s.id = $1`,
      [sessionId],
    )
    const stopped = rows[0] as Stopped & { stoppedBy: string | null }
    requireInScope(viewer, stopped.district)
    const reason = readReason(typed)
    if (stopped.stoppedBy) return
    if (session.state === 'ended') throw new DomainError('SessionStateConflict', { state: session.state })
    await sql.query(
      `UPDATE live_session SET state = 'ended', ended_at = $2, stopped_by = $3, stop_reason = $4, paused_at = NULL WHERE id = $1`,
      [sessionId, at, viewer.userId, reason],
    )
    await writeEvents(sql, session, [{ type: 'session.ended', payload: { reason } }], at)
    await tellHosts(sql, sessionId, stopped, reason, at)
    if (session.state === 'scheduled') await append(sql, 'session.replanned', { sessionId })
    await append(sql, 'session.over', { sessionId })
  })
  await tellTails(deps, sessionId)
}
