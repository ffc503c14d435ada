import { type Fragmenter, makeFragmenter } from '#domain/media/fragmenter.ts'
import { readInit } from '#domain/media/read-init.ts'
import type { MediaPacket, MediaPart, MediaTracks } from '#domain/media/tracks.ts'
import type { Deps } from '#server/deps.ts'
import { Unrecordable } from '../describe-track.ts'

/** A track being recorded out of what a media server hands out. */
export type TrackWriter = {
  /** Takes frames in the order of their times. @throws Unrecordable for pictures out of order */
  add(packets: readonly MediaPacket[]): Promise<void>
  /** Writes the last segment. */
  finish(): Promise<void>
}

type WriterDeps = Pick<Deps, 'db' | 'recorder' | 'log'>

/**
 * Begins a track after what was recorded of the session so far, cut like one that a browser sends.
 * @param startedAt wall time of `baseUs`, the stream's time of its first frame
 */
export async function beginTrack(
  { db, recorder, log }: WriterDeps,
  { sessionId, tracks, startedAt, baseUs }: { sessionId: string; tracks: MediaTracks; startedAt: Date; baseUs: number },
): Promise<TrackWriter> {
  const fragmenter: Fragmenter = makeFragmenter(tracks)
  const { codecs, width, height } = readInit(fragmenter.init)
  const { rows } = await db.pool.query<{ epoch: number; msn: number }>(
    `INSERT INTO live_track (session_id, epoch, ingest_id, init, codecs, width, height, started_at)
     SELECT $1, coalesce((SELECT max(epoch) FROM live_track WHERE session_id = $1), 0) + 1, NULL, $2, $3, $4, $5, $6
     RETURNING epoch, coalesce((SELECT max(msn) FROM live_segment WHERE session_id = $1), -1) + 1 AS msn`,
    [sessionId, Buffer.from(fragmenter.init), codecs, width, height, startedAt],
  )
  let { epoch, msn } = rows[0] as { epoch: number; msn: number }
  let open: MediaPart[] = []
  let parts = 0
  let newestUs = Number.NEGATIVE_INFINITY

  async function keep(): Promise<void> {
    const [first, last] = [open[0], open.at(-1)]
    if (!first || !last) return
    const startMs = Math.round(first.startMs)
    const durationMs = Math.max(1, Math.round(last.startMs + last.durationMs) - startMs)
    const bytes = Buffer.concat(open.map((part) => part.bytes))
    parts += open.length
    open = []
    const outcome = await recorder.keep({ sessionId, epoch, msn, startMs, durationMs, lastPart: parts - 1, bytes })
    if (outcome === 'fenced') log.warn({ sessionId, msn }, 'a segment of another recording was not written')
    msn += 1
  }
  async function take(cut: readonly MediaPart[]): Promise<void> {
    for (const part of cut) {
      if (part.key && (tracks.video || open.length >= 5)) await keep()
      open.push(part)
    }
  }
  return {
    async add(packets) {
      for (const packet of packets) {
        if (packet.kind === 'video') {
          if (packet.timestampUs <= newestUs) throw new Unrecordable('frames out of order: turn B-frames off')
          newestUs = packet.timestampUs
        }
        await take(fragmenter.add({ ...packet, timestampUs: packet.timestampUs - baseUs }))
      }
    },
    async finish() {
      await take(fragmenter.flush())
      await keep()
    },
  }
}
