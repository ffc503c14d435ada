import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { illustrate } from '#domain/illustration/illustrate.ts'
import { makeFragmenter } from '#domain/media/fragmenter.ts'
import { readInit } from '#domain/media/read-init.ts'
import type { MediaPart } from '#domain/media/tracks.ts'
import type { Db } from '#server/db/db.ts'
import type { FileStore } from '#server/files/file-store.ts'
import { readPackets } from '#server/media/external/read-packets.ts'
import { stillKey } from '#server/media/still.ts'
import { keepSegment } from '#server/recordings/keep-segment.ts'
import { insertMissing } from './insert.ts'
import { recordedAt, recordedId, recordedRows } from './rows/recorded.ts'

const FILM = new URL('media/luhua-hillside.mp4', import.meta.url)

/** Loads the demo's session that is over, with its recording. Safe to run twice. */
export async function keepRecording({ db, files }: { db: Db; files: FileStore }, now: Date): Promise<void> {
  const { init, segments } = await cutFilm()
  const { codecs, width, height } = readInit(init)
  await db.tx(async (sql) => {
    for (const table of recordedRows(now)) await insertMissing(sql, table)
    await sql.query(
      `INSERT INTO live_track (session_id, epoch, init, codecs, width, height, started_at) VALUES ($1, 1, $2, $3, $4, $5, $6)
       ON CONFLICT DO NOTHING`,
      [recordedId, Buffer.from(init), codecs, width, height, recordedAt(now)],
    )
  })
  let lastPart = -1
  for (const [msn, parts] of segments.entries()) {
    lastPart += parts.length
    await keepSegment({ db, files }, { sessionId: recordedId, epoch: 1, msn, lastPart, ...joined(parts) }, true)
  }
  await files.put(stillKey(recordedId), await drawStill(), 'image/jpeg')
}

/** The film as a publisher would have sent it: parts by the segment that they make up. */
async function cutFilm(): Promise<{ init: Uint8Array; segments: MediaPart[][] }> {
  const { tracks, packets } = await readPackets(await readFile(FILM))
  const fragmenter = makeFragmenter(tracks)
  const inOrder = packets.toSorted((a, b) => a.timestampUs - b.timestampUs)
  const segments: MediaPart[][] = []
  for (const part of [...inOrder.flatMap((packet) => fragmenter.add(packet)), ...fragmenter.flush()]) {
    if (part.key || segments.length === 0) segments.push([])
    segments.at(-1)?.push(part)
  }
  return { init: fragmenter.init, segments }
}

function joined(parts: readonly MediaPart[]): { startMs: number; durationMs: number; bytes: Uint8Array } {
  const startMs = Math.round(parts[0]?.startMs ?? 0)
  const endMs = Math.round(parts.reduce((end, part) => Math.max(end, part.startMs + part.durationMs), 0))
  return { startMs, durationMs: endMs - startMs, bytes: Buffer.concat(parts.map(({ bytes }) => bytes)) }
}

const drawStill = (): Promise<Uint8Array> =>
  sharp(Buffer.from(illustrate({ kind: 'hen', tint: 'fengdu', variant: 0 })))
    .resize(640, 640)
    .extract({ left: 0, top: 60, width: 640, height: 360 })
    .flatten({ background: '#faf5ea' })
    .jpeg({ quality: 72 })
    .toBuffer()
