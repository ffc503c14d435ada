import type { RoomSnapshot } from '#domain/live-events.ts'
import type { Sql } from '#server/db/db.ts'

/** The newest pinned question, unless one was answered since. */
export async function readPinned(sql: Sql, sessionId: string): Promise<RoomSnapshot['pinned']> {
  const { rows } = await sql.query<{ type: string; payload: RoomSnapshot['pinned'] }>(
    `SELECT type, payload FROM live_event
     WHERE session_id = $1 AND type IN ('question.pinned', 'question.answered') ORDER BY seq DESC LIMIT 1`,
    [sessionId],
  )
  return rows[0]?.type === 'question.pinned' ? rows[0].payload : null
}

/** Numbers of the messages that were answered as questions. */
export async function readAnswered(sql: Sql, sessionId: string): Promise<number[]> {
  const { rows } = await sql.query<{ seq: number }>(
    `SELECT DISTINCT (payload->>'seq')::int AS seq FROM live_event WHERE session_id = $1 AND type = 'question.answered'`,
    [sessionId],
  )
  return rows.map(({ seq }) => seq)
}
