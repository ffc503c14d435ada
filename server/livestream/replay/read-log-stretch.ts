import { LOG_STRETCH_MS, type LogStretch, type ReplayFigure, stretchOf } from '#domain/live-replay.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { readPublicEvents, readRedaction } from './read-public-events.ts'
import { type PastSession, readSessionPast } from './read-session-past.ts'
import { readStateAt } from './read-state-at.ts'

/**
 * The number of the newest event of which none before, nor itself, came at or after `at`: hosts' clocks and the order of
 * the log may differ by milliseconds, and what the log says first is told first.
 */
async function lastBefore(sql: Sql, { id, lastSeq }: PastSession, at: Date): Promise<number> {
  const { rows } = await sql.query<{ seq: bigint }>(
    'SELECT seq FROM live_event WHERE session_id = $1 AND at >= $2 ORDER BY seq LIMIT 1',
    [id, at],
  )
  return rows[0] ? Number(rows[0].seq) - 1 : lastSeq
}

/** Figures of the stretch, and the newest one before it. */
async function readFigures(sql: Sql, sessionId: string, from: Date, to: Date): Promise<ReplayFigure[]> {
  const { rows } = await sql.query<{ at: Date; viewers: number; left: Record<string, number> }>(
    `SELECT at, viewers, "left" FROM live_figure WHERE session_id = $1 AND at < $3
       AND at >= coalesce((SELECT max(at) FROM live_figure WHERE session_id = $1 AND at < $2), $2) ORDER BY at`,
    [sessionId, from, to],
  )
  return rows.map(({ at, viewers, left }) => ({ at: at.toISOString(), viewers, left }))
}

/**
 * The stretch of the log in which a moment lies, all read in one snapshot of the database.
 * @param ms milliseconds from the session's start; what lies outside is its first or last stretch
 * @throws DomainError NotFound, SessionStateConflict {state} (it is not over)
 */
export function readLogStretch(deps: { db: Db; clock: Clock }, sessionId: string, ms: number): Promise<LogStretch> {
  return deps.db.tx(async (sql) => {
    await sql.query('SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const past = await readSessionPast(sql, sessionId)
    const lasted = past.endedAt.getTime() - past.startedAt.getTime()
    const fromMs = stretchOf(Math.min(ms, lasted))
    const toMs = Math.min(fromMs + LOG_STRETCH_MS, lasted + 1)
    const at = (offset: number) => new Date(past.startedAt.getTime() + offset)
    const seq = await lastBefore(sql, past, at(fromMs))
    const upTo = Math.max(seq, await lastBefore(sql, past, at(toMs)))
    const redaction = await readRedaction(sql, sessionId)
    return {
      fromMs,
      toMs,
      opening: await readStateAt(sql, { sessionId, seq, now: deps.clock.now() }, redaction),
      events: await readPublicEvents(sql, { sessionId, after: seq, upTo }, redaction),
      figures: await readFigures(sql, sessionId, at(fromMs), at(toMs)),
    }
  })
}
