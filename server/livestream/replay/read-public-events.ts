import type { LiveEvent } from '#domain/live-events.ts'
import type { Sql } from '#server/db/db.ts'
import { readEventsAfter, readRecentEvents } from '../read-events.ts'

/** What was put right since: numbers of messages that a host took off, and captions by their id as they read now. */
export type Redaction = { hidden: ReadonlySet<number>; captions: ReadonlyMap<string, string> }

/** Nothing of it depends on the moment: what was taken off later is not shown earlier either. */
export async function readRedaction(sql: Sql, sessionId: string): Promise<Redaction> {
  const hidden = await sql.query<{ seq: bigint }>(
    `SELECT jsonb_array_elements_text(payload->'seqs')::bigint AS seq FROM live_event WHERE session_id = $1 AND type = 'chat.hidden'`,
    [sessionId],
  )
  const captions = await sql.query<{ id: string; text: string }>(
    'SELECT id, text FROM live_caption WHERE session_id = $1 AND edited_at IS NOT NULL',
    [sessionId],
  )
  return {
    hidden: new Set(hidden.rows.map(({ seq }) => Number(seq))),
    captions: new Map(captions.rows.map(({ id, text }) => [id, text])),
  }
}

/** An event as anybody may read it afterwards. In the place of what was taken out stands that it is hidden. */
function toPublic(event: LiveEvent, { hidden, captions }: Redaction): LiveEvent {
  const { seq, at } = event
  const gone = (number: number): LiveEvent => ({ seq, at, type: 'chat.hidden', payload: { seqs: [number] } })
  if (event.type === 'chat.said') return hidden.has(seq) ? gone(seq) : event
  if (event.type === 'question.pinned') return hidden.has(event.payload.seq) ? gone(event.payload.seq) : event
  if (event.type !== 'caption.said') return event
  const text = captions.get(event.payload.captionId)
  if (text === undefined) return event
  return text === '' ? gone(seq) : { ...event, payload: { ...event.payload, text } }
}

/** Events after number `after` up to and with `upTo`, oldest first. */
export async function readPublicEvents(
  sql: Sql,
  { sessionId, after, upTo }: { sessionId: string; after: number; upTo: number },
  redaction: Redaction,
): Promise<LiveEvent[]> {
  const events = upTo > after ? await readEventsAfter(sql, sessionId, after, upTo - after) : []
  return events.map((event) => toPublic(event, redaction))
}

/** The newest messages and sales up to number `upTo`, at most `limit`, and the newest caption; oldest first. */
export async function readPublicRecent(
  sql: Sql,
  { sessionId, upTo, limit }: { sessionId: string; upTo: number; limit: number },
  redaction: Redaction,
): Promise<LiveEvent[]> {
  const recent = await readRecentEvents(sql, sessionId, upTo, limit)
  const { rows } = await sql.query<{ seq: bigint }>(
    `SELECT seq FROM live_event WHERE session_id = $1 AND seq <= $2 AND type = 'caption.said' ORDER BY seq DESC LIMIT 1`,
    [sessionId, upTo],
  )
  const caption = rows[0] ? await readEventsAfter(sql, sessionId, Number(rows[0].seq) - 1, 1) : []
  const all = [...recent, ...caption].map((event) => toPublic(event, redaction))
  return all.filter(({ type }) => type !== 'chat.hidden').sort((a, b) => a.seq - b.seq)
}
