import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import type { Db } from '#server/db/db.ts'
import type { FinishedSegment } from '#server/recordings/keep-segment.ts'

/** Leave to publish a session, in the name of its host; the one that publishes unless told otherwise. @returns its id */
export async function makeIngest(
  db: Db,
  { sessionId, hostId }: { sessionId: string; hostId: string },
  publishing = true,
): Promise<string> {
  const id = newId()
  await db.pool.query(
    `INSERT INTO live_ingest (id, session_id, user_id, device, token_hash, issued_at, expires_at, publishing_since)
     VALUES ($1, $2, $3, 'Android · Chrome', $4, now(), now() + interval '12 hours', CASE WHEN $5 THEN now() END)`,
    [id, sessionId, hostId, createHash('sha256').update(id).digest('hex'), publishing],
  )
  return id
}

/** A track whose media time 0 is `startedAt`; its initialization segment is no film. */
export async function makeTrack(
  db: Db,
  {
    sessionId,
    epoch = 1,
    ingestId = null,
    startedAt = new Date('2026-08-28T08:00:00Z'),
    init = Buffer.from('init'),
  }: {
    sessionId: string
    epoch?: number
    ingestId?: string | null
    startedAt?: Date
    init?: Uint8Array
  },
): Promise<void> {
  await db.pool.query(
    `INSERT INTO live_track (session_id, epoch, ingest_id, init, codecs, width, height, started_at)
     VALUES ($1, $2, $3, $4, 'avc1.42c01e,mp4a.40.2', 640, 360, $5)`,
    [sessionId, epoch, ingestId, init, startedAt],
  )
}

/** The segment of that number: a second of five parts that follows the one before. */
export const segmentOf = (sessionId: string, msn: number, change: Partial<FinishedSegment> = {}): FinishedSegment => ({
  sessionId,
  epoch: 1,
  msn,
  startMs: msn * 1_000,
  durationMs: 1_000,
  lastPart: msn * 5 + 4,
  bytes: new TextEncoder().encode(`segment ${msn}`),
  ...change,
})
