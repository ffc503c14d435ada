import { MEDIA_LIMITS } from '#domain/live-media.ts'
import { type PartInfo, readPart } from '#domain/media/read-part.ts'
import type { Carried, Progress } from './carried.ts'
import type { Carrier } from './carrier.ts'
import type { RecorderTrack } from './recorder-track.ts'
import { MediaRefused } from './refusal.ts'
import type { Track } from './segments.ts'

/** Sound and picture of a part may lie so far (ms) before the end of the part before it. */
const OVERLAP_MS = 250
/** How far media time may be ahead of the clock; what is later than a publisher keeps parts was dated wrongly. */
const AHEAD_MS = 120_000
const LATE_MS = 120_000

/**
 * Takes a part of the track that is being published; one that is known already is taken again without a word.
 * @param now wall time, ms
 * @throws MediaRefused OutOfOrder {next}, TooLarge, MalformedMedia (also: time that goes back, or far ahead); MalformedMedia
 */
export function takePart(
  carrier: Pick<Carrier, 'put'>,
  carried: Carried,
  progress: Progress,
  { epoch, number, bytes, now }: { epoch: number; number: number; bytes: Uint8Array; now: number },
): void {
  if (number < progress.next) return
  if (number > progress.next) throw new MediaRefused('OutOfOrder', { next: progress.next })
  if (bytes.byteLength > MEDIA_LIMITS.part) throw new MediaRefused('TooLarge')
  if (!progress.init || epoch < (carried.channel.newestSegment()?.epoch ?? 0)) throw new MediaRefused('MalformedMedia')
  const info = readPart(bytes, progress.init)
  putPart(carrier, carried, progress, { epoch, number, bytes, info, now })
  progress.next = number + 1
}

/** Takes a recorder's chunk, as `takePart` takes a part. @throws MediaRefused OutOfOrder {next}, TooLarge, MalformedMedia */
export function takeChunk(
  progress: Progress,
  recorder: RecorderTrack,
  { number, bytes }: { number: number; bytes: Uint8Array },
): void {
  if (number < progress.next) return
  if (number > progress.next) throw new MediaRefused('OutOfOrder', { next: progress.next })
  if (bytes.byteLength > MEDIA_LIMITS.chunk) throw new MediaRefused('TooLarge')
  recorder.take(bytes)
  progress.next = number + 1
}

/** @throws MediaRefused MalformedMedia (time that goes back, or far ahead) */
export function putPart(
  carrier: Pick<Carrier, 'put'>,
  carried: Carried,
  progress: Progress,
  {
    epoch,
    number,
    bytes,
    info,
    now,
  }: { epoch: number; number: number; bytes: Uint8Array; info: Omit<PartInfo, 'bytes'>; now: number },
): void {
  const { startMs, durationMs, key } = info
  if (startMs < progress.endMs - OVERLAP_MS) throw new MediaRefused('MalformedMedia')
  const track = carried.channel.track(epoch) ?? trackOf(carried, epoch, { endMs: startMs + durationMs, now })
  if (track.startedAt + startMs > now + AHEAD_MS) throw new MediaRefused('MalformedMedia')
  carrier.put(carried, track, { epoch, number, startMs, durationMs, key, bytes })
  progress.endMs = startMs + durationMs
}

/** The track as it begins with its first part. A device whose clock went wrong meanwhile is put right. */
function trackOf({ offered }: Carried, epoch: number, first: { endMs: number; now: number }): Track {
  const offer = offered.get(epoch)
  if (!offer?.made) throw new MediaRefused('OutOfOrder')
  offered.delete(epoch)
  const end = offer.startedAt + first.endMs
  const late = end < first.now - LATE_MS || end > first.now + AHEAD_MS
  return { ...offer.made, epoch, ingestId: offer.ingestId, startedAt: late ? first.now - first.endMs : offer.startedAt }
}
