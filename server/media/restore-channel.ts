import type { Sql } from '#server/db/db.ts'
import { mimeOf, type Segment, type Track, tagOf } from './segments.ts'
import type { Restored } from './window.ts'

/** Segments that a playlist begins with after a restart. */
const SEGMENTS = 12

type SegmentRow = Pick<Segment, 'msn' | 'epoch' | 'startMs' | 'endMs' | 'lastPart' | 'sha256' | 'discontinuity'>
type TrackRow = Omit<Track, 'startedAt' | 'initTag' | 'mime'> & { startedAt: Date }

/** What was recorded of a session last, for a process that goes on with it: numbers continue without gap or repeat. */
export async function readRestored(sql: Sql, sessionId: string): Promise<Restored> {
  const { rows } = await sql.query<SegmentRow>(
    `SELECT msn, epoch, start_ms AS "startMs", start_ms + duration_ms AS "endMs", last_part AS "lastPart", sha256,
       epoch <> lag(epoch, 1, epoch) OVER (ORDER BY msn) AS discontinuity
     FROM live_segment WHERE session_id = $1 ORDER BY msn DESC LIMIT $2`,
    [sessionId, SEGMENTS],
  )
  const segments = rows.toReversed().map((row) => ({ ...row, parts: [], whole: null }))
  const first = segments[0]
  const tracks = await sql.query<TrackRow>(
    `SELECT epoch, ingest_id AS "ingestId", init, codecs, width, height, started_at AS "startedAt"
     FROM live_track WHERE session_id = $1 AND epoch >= $2 ORDER BY epoch`,
    [sessionId, first?.epoch ?? 0],
  )
  return {
    segments,
    tracks: tracks.rows.map((track) => ({
      ...track,
      initTag: tagOf(track.init),
      mime: mimeOf(track),
      startedAt: track.startedAt.getTime(),
    })),
    nextMsn: (segments.at(-1)?.msn ?? -1) + 1,
    discontinuities: first ? await countDiscontinuities(sql, sessionId, first.msn) : 0,
  }
}

/** Changes of track among the segments before `msn`. */
async function countDiscontinuities(sql: Sql, sessionId: string, msn: number): Promise<number> {
  const { rows } = await sql.query<{ epochs: number }>(
    'SELECT count(DISTINCT epoch)::int AS epochs FROM live_segment WHERE session_id = $1 AND msn < $2',
    [sessionId, msn],
  )
  return Math.max(0, (rows[0]?.epochs ?? 0) - 1)
}
