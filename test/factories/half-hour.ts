import { makeFragmenter } from '#domain/media/fragmenter.ts'
import { readInit } from '#domain/media/read-init.ts'
import type { Db } from '#server/db/db.ts'
import type { FileStore } from '#server/files/file-store.ts'
import { keepSegment } from '#server/recordings/keep-segment.ts'
import { readSample } from '#test/media/sample.ts'
import { LASTS_S, type RecordedSession } from './recorded-session.ts'

/** One key frame of the sample lasts so long: half an hour is small then, and plays as any other recording. */
const FRAME_S = 5

/** Keeps a recording of the whole session, from its first second to its last, without sound. */
export async function keepHalfHour(
  deps: { db: Db; files: FileStore },
  { sessionId, startedAt }: RecordedSession,
): Promise<void> {
  const { tracks, packets } = await readSample()
  const keys = packets.filter(({ kind, key }) => kind === 'video' && key)
  const fragmenter = makeFragmenter({ video: tracks.video, audio: null })
  const frames = Array.from({ length: LASTS_S / FRAME_S }, (_, at) => ({
    ...(keys[at % keys.length] as (typeof keys)[number]),
    timestampUs: at * FRAME_S * 1_000_000,
    durationUs: FRAME_S * 1_000_000,
  }))
  const parts = [...frames.flatMap((frame) => fragmenter.add(frame)), ...fragmenter.flush()]
  const { codecs, width, height } = readInit(fragmenter.init)
  await deps.db.pool.query(
    `INSERT INTO live_track (session_id, epoch, init, codecs, width, height, started_at) VALUES ($1, 1, $2, $3, $4, $5, $6)`,
    [sessionId, Buffer.from(fragmenter.init), codecs, width, height, startedAt],
  )
  for (const [msn, { bytes, startMs, durationMs }] of parts.entries()) {
    const times = { startMs: Math.round(startMs), durationMs: Math.round(durationMs) }
    await keepSegment(deps, { sessionId, epoch: 1, msn, lastPart: msn, bytes, ...times }, true)
  }
}
