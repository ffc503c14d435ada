import { layTimeline, type RecordedSegment, type ReplayTimeline } from '#domain/replay-timeline.ts'
import type { Sql } from '#server/db/db.ts'
import type { RecordedSession } from './require-recording.ts'

export type RecordingTrack = {
  epoch: number
  startedAt: Date
  /** As in a MIME type. */
  codecs: string
  /** Null: sound only. */
  width: number | null
  height: number | null
}

export type Recording = RecordedSession & { tracks: RecordingTrack[]; segments: RecordedSegment[] }

/** What was kept of a session, in order. */
export async function readRecording(sql: Sql, session: RecordedSession): Promise<Recording> {
  const { rows: tracks } = await sql.query<RecordingTrack>({
    name: 'recording_tracks',
    text: `SELECT epoch, started_at AS "startedAt", codecs, width, height FROM live_track WHERE session_id = $1 ORDER BY epoch`,
    values: [session.sessionId],
  })
  const { rows: segments } = await sql.query<RecordedSegment>({
    name: 'recording_segments',
    text: `SELECT msn, epoch, start_ms AS "startMs", duration_ms AS "durationMs", sha256 IS NOT NULL AS kept
      FROM live_segment WHERE session_id = $1 ORDER BY msn`,
    values: [session.sessionId],
  })
  return { ...session, tracks, segments }
}

/** The recording as its replay plays it. */
export const timelineOf = ({ tracks, segments, cut }: Recording): ReplayTimeline => layTimeline(tracks, segments, cut)
