import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { makeFragmenter } from '#domain/media/fragmenter.ts'
import { readInit } from '#domain/media/read-init.ts'
import type { MediaPart } from '#domain/media/tracks.ts'
import type { Db } from '#server/db/db.ts'
import type { FileStore } from '#server/files/file-store.ts'
import type { FinishedSegment } from '#server/recordings/keep-segment.ts'
import { keepSegment } from '#server/recordings/keep-segment.ts'
import { readSample } from '#test/media/sample.ts'

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

/** The sample film cut as a publisher cuts it: its initialization segment, and segments of a second. */
export async function readFilm(): Promise<{ init: Uint8Array; codecs: string; segments: Cut[] }> {
  const { tracks, packets } = await readSample()
  const fragmenter = makeFragmenter(tracks)
  const parts = [...packets.flatMap((packet) => fragmenter.add(packet)), ...fragmenter.flush()]
  const segments: MediaPart[][] = []
  for (const part of parts) {
    if (part.key || segments.length === 0) segments.push([])
    segments.at(-1)?.push(part)
  }
  let lastPart = -1
  const cut = segments.map((own) => {
    lastPart += own.length
    const [startMs, bytes] = [Math.round(own[0]?.startMs ?? 0), Buffer.concat(own.map((part) => part.bytes))]
    const endMs = Math.round(own.reduce((end, part) => Math.max(end, part.startMs + part.durationMs), 0))
    return { startMs, durationMs: endMs - startMs, lastPart, bytes }
  })
  return { init: fragmenter.init, codecs: readInit(fragmenter.init).codecs, segments: cut }
}
type Cut = Pick<FinishedSegment, 'startMs' | 'durationMs' | 'lastPart' | 'bytes'>

/** Keeps the sample film as tracks of a session, one after the other: 12 s each, that begin at these times. */
export async function keepFilm(
  deps: { db: Db; files: FileStore },
  sessionId: string,
  startedAt: readonly Date[],
): Promise<void> {
  const { init, segments } = await readFilm()
  for (const [index, begin] of startedAt.entries()) {
    await makeTrack(deps.db, { sessionId, epoch: index + 1, startedAt: begin, init })
    for (const [number, segment] of segments.entries()) {
      const msn = index * segments.length + number
      await keepSegment(deps, { sessionId, epoch: index + 1, msn, ...segment }, true)
    }
  }
}
