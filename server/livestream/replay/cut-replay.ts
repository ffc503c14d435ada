import { DomainError } from '#domain/errors.ts'
import type { Db } from '#server/db/db.ts'
import { lockPast } from './lock-past.ts'
import { readReplayTimeline } from './read-replay-timeline.ts'

/** Recording time in milliseconds; null: nothing is cut off there. */
export type CutInput = { sessionId: string; fromMs: number | null; toMs: number | null }

/** So much of a recording is left at least. */
export const SHORTEST_REPLAY_MS = 5_000

/**
 * Says what a replay leaves out at its ends. Nothing is removed, and a new cut takes the place of the one before.
 * @throws DomainError NotFound (also where there is no recording), Forbidden, SessionStateConflict {state}, InvalidInput
 *   {field: fromMs (not within the recording) | toMs (less than five seconds would be left)}
 */
export const cutReplay = ({ db }: { db: Db }, userId: string, { sessionId, fromMs, toMs }: CutInput): Promise<void> =>
  db.tx(async (sql) => {
    const past = await lockPast(sql, userId, sessionId)
    const timeline = await readReplayTimeline(sql, { ...past, cutFromMs: null, cutToMs: null })
    if (!timeline) throw new DomainError('NotFound')
    const [from, to] = [fromMs ?? 0, Math.min(toMs ?? timeline.recordingMs, timeline.recordingMs)]
    if (from < 0 || from >= timeline.recordingMs) throw new DomainError('InvalidInput', { field: 'fromMs' })
    if (to - from < Math.min(SHORTEST_REPLAY_MS, timeline.recordingMs))
      throw new DomainError('InvalidInput', { field: 'toMs' })
    await sql.query('UPDATE live_session SET cut_from_ms = $2, cut_to_ms = $3 WHERE id = $1', [
      ...[sessionId, from > 0 ? from : null, to < timeline.recordingMs ? to : null],
    ])
  })
