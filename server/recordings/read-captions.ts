import type { Sql } from '#server/db/db.ts'
import type { SpokenLine } from './write-captions.ts'

/** A session's captions as they were put right, in the order of time. */
export async function readCaptions(sql: Sql, sessionId: string): Promise<SpokenLine[]> {
  const { rows } = await sql.query<SpokenLine>({
    name: 'recording_captions',
    text: `SELECT at, lasts_ms AS "lastsMs", text FROM live_caption WHERE session_id = $1 ORDER BY at, id`,
    values: [sessionId],
  })
  return rows
}
