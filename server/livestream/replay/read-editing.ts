import type { ReplayTimeline } from '#domain/replay-timeline.ts'
import type { Db } from '#server/db/db.ts'
import { requireHost } from '../hosts.ts'
import { readReplayTimeline } from './read-replay-timeline.ts'
import { readSessionPast } from './read-session-past.ts'

/** A caption as it was said and as it reads now. Empty `text`: taken out. */
export type EditedCaption = { id: string; at: Date; said: string; text: string }

/** What a host can change of a replay. */
export type Editing = {
  startedAt: Date
  /** Null: nothing was recorded, or it was removed. */
  recording: { timeline: ReplayTimeline; cutFromMs: number | null; cutToMs: number | null } | null
  hidden: boolean
  stopReason: string | null
  thankedAt: Date | null
  captions: EditedCaption[]
}

/** @throws DomainError NotFound, Forbidden (not host or co-host), SessionStateConflict {state} (it is not over) */
export async function readEditing({ db }: { db: Db }, userId: string, sessionId: string): Promise<Editing> {
  const past = await readSessionPast(db.pool, sessionId)
  await requireHost(db.pool, sessionId, userId)
  const timeline = await readReplayTimeline(db.pool, past)
  const { rows } = await db.pool.query<EditedCaption>(
    'SELECT id, at, said, text FROM live_caption WHERE session_id = $1 ORDER BY at, id LIMIT 2000',
    [sessionId],
  )
  const { startedAt, hidden, stopReason, thankedAt, cutFromMs, cutToMs } = past
  return {
    startedAt,
    recording: timeline && { timeline, cutFromMs, cutToMs },
    hidden,
    stopReason,
    thankedAt,
    captions: rows,
  }
}
