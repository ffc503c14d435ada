import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'

/** A chat message with its speaker's key, by which the same person is known in every tab and process. */
export type Message = { seq: number; name: string; text: string; host: boolean; speakerKey: string }

/** How a message is kept from being said twice, see `say.ts`: `chat:<speaker's key>:<id of the message>`. */
const KEY = /^chat:(.+):[0-9a-f-]{36}$/

/**
 * The message of a session's chat that has this number.
 * @throws DomainError NotFound (no such message, or something else has the number)
 */
export async function readMessage(sql: Sql, sessionId: string, seq: number): Promise<Message> {
  const { rows } = await sql.query<{ dedupe_key: string; payload: { name: string; text: string; host: boolean } }>(
    `SELECT dedupe_key, payload FROM live_event WHERE session_id = $1 AND seq = $2 AND type = 'chat.said'`,
    [sessionId, seq],
  )
  const speakerKey = KEY.exec(rows[0]?.dedupe_key ?? '')?.[1]
  if (!rows[0] || !speakerKey) throw new DomainError('NotFound')
  return { seq, ...rows[0].payload, speakerKey }
}

/** Numbers of a person's messages in a session that are still on the screens, oldest first. */
export async function readShownOf(sql: Sql, sessionId: string, speakerKey: string): Promise<number[]> {
  const { rows } = await sql.query<{ seq: bigint }>(
    `SELECT seq FROM live_event e
     WHERE session_id = $1 AND starts_with(dedupe_key, $2) AND type = 'chat.said' AND NOT EXISTS (
       SELECT 1 FROM live_event h WHERE h.session_id = $1 AND h.type = 'chat.hidden' AND h.payload->'seqs' @> to_jsonb(e.seq))
     ORDER BY seq`,
    [sessionId, `chat:${speakerKey}:`],
  )
  return rows.map(({ seq }) => Number(seq))
}
