import { createHash } from 'node:crypto'
import type { Sql } from '#server/db/db.ts'
import type { Deps } from '#server/deps.ts'
import { segmentKey } from './segment-file.ts'

/** A finished segment: whole parts, one after the other. `startMs` is media time within its track; `lastPart` counts from 0 there. */
export type FinishedSegment = {
  sessionId: string
  epoch: number
  msn: number
  startMs: number
  durationMs: number
  lastPart: number
  bytes: Uint8Array
}

/** `unkept`: viewers had it, the store does not. `fenced`: another device records the session by now; nothing was written. */
export type SegmentOutcome = 'stored' | 'unkept' | 'fenced'

type Row = { epoch: number; start_ms: number; last_part: number; sha256: string | null }

/**
 * Writes a segment to the file store and its row; the file goes first, so that a row's file is there. Safe to run twice.
 * @param keepFile false: only the row, while a recording has to pause
 * @throws what the file store or the database throw
 */
export async function keepSegment(
  { db, files }: Pick<Deps, 'db' | 'files'>,
  segment: FinishedSegment,
  keepFile: boolean,
): Promise<SegmentOutcome> {
  const sha256 = keepFile ? createHash('sha256').update(segment.bytes).digest('hex') : null
  const key = sha256 && segmentKey({ ...segment, sha256 })
  if (key) await files.put(key, segment.bytes, 'video/mp4')
  const row = await db.tx((sql) => writeRow(sql, segment, sha256))
  const outcome = outcomeOf(row, segment, sha256)
  if (key && outcome !== 'stored') await files.remove(key)
  return outcome
}

/** A writer that was slow may have written the same segment meanwhile, with a file or without one. */
function outcomeOf(row: Row | undefined, segment: FinishedSegment, sha256: string | null): SegmentOutcome {
  const same = row?.epoch === segment.epoch && row.start_ms === segment.startMs && row.last_part === segment.lastPart
  if (!same) return 'fenced'
  if (row.sha256 === null) return 'unkept'
  return sha256 === null || row.sha256 === sha256 ? 'stored' : 'fenced'
}

/**
 * Devices of the session are locked meanwhile: a takeover waits for the row, or the row finds out about the takeover.
 * @returns the row of that number; undefined where it may not be written
 */
async function writeRow(sql: Sql, segment: FinishedSegment, sha256: string | null): Promise<Row | undefined> {
  const { sessionId, msn, epoch } = segment
  await sql.query({
    name: 'live_fence_segment',
    text: 'SELECT 1 FROM live_ingest WHERE session_id = $1 ORDER BY id FOR SHARE',
    values: [sessionId],
  })
  await sql.query({
    name: 'live_write_segment',
    text: `INSERT INTO live_segment (session_id, msn, epoch, start_ms, duration_ms, last_part, bytes, sha256)
      SELECT t.session_id, $2, t.epoch, $4, $5, $6, $7, $8 FROM live_track t
      WHERE t.session_id = $1 AND t.epoch = $3
        AND NOT EXISTS (SELECT 1 FROM live_segment n WHERE n.session_id = t.session_id AND n.msn >= $2)
        AND (t.ingest_id IS NULL OR NOT EXISTS (
          SELECT 1 FROM live_ingest i WHERE i.session_id = t.session_id AND i.publishing_since IS NOT NULL AND i.id <> t.ingest_id))
      ON CONFLICT (session_id, msn) DO NOTHING`,
    values: [
      sessionId,
      msn,
      epoch,
      segment.startMs,
      segment.durationMs,
      segment.lastPart,
      segment.bytes.byteLength,
      sha256,
    ],
  })
  const { rows } = await sql.query<Row>({
    name: 'live_read_segment',
    text: 'SELECT epoch, start_ms, last_part, sha256 FROM live_segment WHERE session_id = $1 AND msn = $2',
    values: [sessionId, msn],
  })
  return rows[0]
}
