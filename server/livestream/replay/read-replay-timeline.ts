import { layTimeline, type ReplayPiece, type ReplayTimeline } from '#domain/replay-timeline.ts'
import type { Sql } from '#server/db/db.ts'
import type { PastSession } from './read-session-past.ts'

/** The recording without what was cut off, neighbouring segments as one piece; null where nothing was kept. */
export async function readReplayTimeline(sql: Sql, past: PastSession): Promise<ReplayTimeline | null> {
  const { id, cutFromMs, cutToMs } = past
  if (past.recordingGone) return null
  const tracks = await sql.query<{ epoch: number; startedAt: Date }>(
    'SELECT epoch, started_at AS "startedAt" FROM live_track WHERE session_id = $1 ORDER BY epoch',
    [id],
  )
  const segments = await sql.query<{ msn: number; epoch: number; startMs: number; durationMs: number; kept: boolean }>(
    `SELECT msn, epoch, start_ms AS "startMs", duration_ms AS "durationMs", sha256 IS NOT NULL AS kept
     FROM live_segment WHERE session_id = $1 ORDER BY msn`,
    [id],
  )
  const timeline = layTimeline(tracks.rows, segments.rows, { fromMs: cutFromMs, toMs: cutToMs })
  return timeline.pieces.length === 0 ? null : joinPieces(timeline)
}

function joinPieces(timeline: ReplayTimeline): ReplayTimeline {
  const pieces: ReplayPiece[] = []
  for (const piece of timeline.pieces) {
    const last = pieces.at(-1)
    if (last && piece.follows && last.wallMs + last.durationMs === piece.wallMs) last.durationMs += piece.durationMs
    else pieces.push({ ...piece })
  }
  return { ...timeline, pieces }
}
