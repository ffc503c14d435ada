import type { Sql } from '#server/db/db.ts'

/** Somebody who may not speak in a session. `id` stands for the person on a host's page and says nothing else of them. */
export type Muted = { id: string; name: string; at: Date }

/** What a page may know a muted person by: the key itself names an account or a cookie. */
export const mutedId = `encode(sha256((session_id::text || person_key)::bytea), 'hex')`

/** Who may not speak in a session, newest first. */
export async function readMutes(sql: Sql, sessionId: string): Promise<Muted[]> {
  const { rows } = await sql.query<Muted>(
    `SELECT ${mutedId} AS id, name, at FROM live_mute WHERE session_id = $1 ORDER BY at DESC, person_key LIMIT 200`,
    [sessionId],
  )
  return rows
}

/** Whether a person is muted in a session. */
export async function isMuted(sql: Sql, sessionId: string, personKey: string): Promise<boolean> {
  const { rowCount } = await sql.query({
    name: 'live_is_muted',
    text: 'SELECT 1 FROM live_mute WHERE session_id = $1 AND person_key = $2',
    values: [sessionId, personKey],
  })
  return rowCount === 1
}
