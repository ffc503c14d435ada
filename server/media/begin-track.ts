import { z } from 'zod'
import { MEDIA_LIMITS } from '#domain/live-media.ts'
import { readInit } from '#domain/media/read-init.ts'
import { type Carried, type Progress, progressOf } from './carried.ts'
import type { Carrier } from './carrier.ts'
import { putRecorded } from './put-recorded.ts'
import { openRecorderTrack } from './recorder-track.ts'
import { MediaRefused } from './refusal.ts'
import { describeInit } from './segments.ts'

const LONGEST_AGE_MS = 48 * 3_600_000
/** Tracks of a session that were offered and have no part yet. */
const MOST_OFFERED = 8

/** What a recorder's stream may be wrapped in. */
const RECORDED = /^(video|audio)\/(webm|x-matroska|mp4)(;|$)/

const ageMs = z.number().min(0).max(LONGEST_AGE_MS)
/** What an initialization segment says by its own bytes counts, not what is said beside it. */
export const trackInput = z.union([
  z.object({ epoch: z.int().positive() }),
  z.object({ kind: z.literal('fragments'), init: z.instanceof(Uint8Array), ageMs }),
  z.object({ kind: z.literal('recorder'), mime: z.string().max(200).regex(RECORDED), ageMs }),
])
export type TrackInput = z.infer<typeof trackInput>

/**
 * Takes a new track, or says how far a known one has come.
 * @param now wall time, ms
 * @throws MediaRefused OutOfOrder (this process cannot go on with it), TooLarge; MalformedMedia
 */
export function beginTrack(
  carrier: Pick<Carrier, 'put'>,
  carried: Carried,
  input: TrackInput,
  { ingestId, now }: { ingestId: string; now: number },
): { epoch: number; progress: Progress } {
  if ('epoch' in input) return { epoch: input.epoch, progress: goOn(carried, input.epoch, ingestId) }
  const { channel, offered, progress } = carried
  const epoch = Math.max(channel.newestTrack()?.epoch ?? 0, ...offered.keys()) + 1
  const facts = { epoch, ingestId, startedAt: now - input.ageMs }
  for (const { recorder } of progress.values()) recorder?.close()
  if (input.kind === 'recorder') {
    offered.set(epoch, { ...facts, made: null })
    const recorder = openRecorderTrack((init, part) => putRecorded(carrier, carried, { epoch, ingestId }, init, part))
    progress.set(epoch, { init: null, next: 0, stored: 0, endMs: 0, recorder })
  } else {
    if (input.init.byteLength > MEDIA_LIMITS.init) throw new MediaRefused('TooLarge')
    const init = readInit(input.init)
    offered.set(epoch, { ...facts, made: describeInit(input.init, init) })
    progress.set(epoch, { init, next: 0, stored: 0, endMs: 0, recorder: null })
  }
  forgetOffered(carried)
  return { epoch, progress: progress.get(epoch) as Progress }
}

function goOn(carried: Carried, epoch: number, ingestId: string): Progress {
  const track = carried.channel.track(epoch) ?? carried.offered.get(epoch)
  const progress = track?.ingestId === ingestId ? progressOf(carried, epoch) : null
  if (!progress) throw new MediaRefused('OutOfOrder')
  return progress
}

function forgetOffered({ offered, progress }: Carried): void {
  for (const epoch of [...offered.keys()].slice(0, -MOST_OFFERED)) {
    offered.delete(epoch)
    progress.get(epoch)?.recorder?.close()
    progress.delete(epoch)
  }
}
