import type { LiveEventPayload, LiveEventType } from '#domain/live-events.ts'
import { liveEventPayloads } from '#domain/live-payloads.ts'
import type { Sql } from '#server/db/db.ts'
import type { LockedSession } from './lock-session.ts'
import { readSold } from './read-sold.ts'

/** An event to be written. `soldInSession` is counted while the session is locked, so nobody passes it. */
export type EventDraft = {
  [T in LiveEventType]: {
    type: T
    payload: Omit<LiveEventPayload<T>, 'soldInSession'>
    /** A second event with this key in the session is not written. */
    dedupeKey?: string
  }
}[LiveEventType]

export type Written = {
  /** Number of the event in its session; of the earlier one where the key was known. */
  seq: number
  added: boolean
}

type Entry = { seq: number; type: LiveEventType; payload: string; dedupeKey: string | null }

/**
 * Writes events behind the newest one of a locked session, numbered without gaps; drafts whose key is known are left out.
 * @param session the row as locked in this transaction by `lockSession`
 * @throws ZodError, before anything is written, where a payload has the wrong shape
 */
export async function writeEvents(
  sql: Sql,
  session: LockedSession,
  drafts: readonly EventDraft[],
  at: Date,
): Promise<Written[]> {
  const known = await findKnown(sql, session.id, drafts)
  const sold = await soldBefore(sql, session, drafts)
  const entries: Entry[] = []
  const written = drafts.map((draft): Written => {
    const earlier = draft.dedupeKey === undefined ? undefined : known.get(draft.dedupeKey)
    if (earlier !== undefined) return { seq: earlier, added: false }
    const seq = session.lastSeq + entries.length + 1
    const payload = liveEventPayloads[draft.type].parse(countSale(draft, sold))
    entries.push({ seq, type: draft.type, payload: JSON.stringify(payload), dedupeKey: draft.dedupeKey ?? null })
    if (draft.dedupeKey !== undefined) known.set(draft.dedupeKey, seq)
    return { seq, added: true }
  })
  if (entries.length > 0) await insert(sql, session.id, entries, at)
  return written
}

/** The payload as stored; sales and refunds move the running count of their item. */
function countSale({ type, payload }: EventDraft, sold: Map<string, number>): object {
  if (type !== 'order.paid' && type !== 'order.refunded') return payload
  const { itemId, quantity } = payload
  const soldInSession = (sold.get(itemId) ?? 0) + (type === 'order.paid' ? quantity : -quantity)
  sold.set(itemId, soldInSession)
  return { ...payload, soldInSession }
}

async function soldBefore(sql: Sql, session: LockedSession, drafts: readonly EventDraft[]) {
  const sells = drafts.some(({ type }) => type === 'order.paid' || type === 'order.refunded')
  return sells ? readSold(sql, session.id) : new Map<string, number>()
}

async function findKnown(sql: Sql, sessionId: string, drafts: readonly EventDraft[]): Promise<Map<string, number>> {
  const keys = drafts.flatMap(({ dedupeKey }) => dedupeKey ?? [])
  if (keys.length === 0) return new Map()
  const { rows } = await sql.query<{ dedupe_key: string; seq: bigint }>({
    name: 'live_known_keys',
    text: 'SELECT dedupe_key, seq FROM live_event WHERE session_id = $1 AND dedupe_key = ANY($2::text[])',
    values: [sessionId, keys],
  })
  return new Map(rows.map((row) => [row.dedupe_key, Number(row.seq)]))
}

async function insert(sql: Sql, sessionId: string, entries: Entry[], at: Date): Promise<void> {
  await sql.query({
    name: 'live_write_events',
    text: `WITH written AS (
        INSERT INTO live_event (session_id, seq, type, payload, dedupe_key, at)
        SELECT $1, e.seq, e.type, e.payload::jsonb, e.dedupe_key, $6
        FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[]) AS e(seq, type, payload, dedupe_key)
        RETURNING seq)
      UPDATE live_session SET last_seq = (SELECT max(seq) FROM written) WHERE id = $1`,
    values: [
      sessionId,
      entries.map((e) => e.seq),
      entries.map((e) => e.type),
      entries.map((e) => e.payload),
      entries.map((e) => e.dedupeKey),
      at,
    ],
  })
}
