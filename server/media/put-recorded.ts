import { readInit } from '#domain/media/read-init.ts'
import type { MediaPart } from '#domain/media/tracks.ts'
import type { Carried } from './carried.ts'
import type { Carrier } from './carrier.ts'
import { markCutHere } from './recorder-mark.ts'
import { describeInit } from './segments.ts'
import { putPart } from './take-part.ts'

/**
 * Adds a part that was cut here. Nothing is added for a device that does not publish any more, nor behind a newer track.
 * @throws MediaRefused MalformedMedia
 */
export function putRecorded(
  carrier: Pick<Carrier, 'put'>,
  carried: Carried,
  { epoch, ingestId }: { epoch: number; ingestId: string },
  init: Uint8Array,
  part: MediaPart,
): void {
  const { channel, offered, publisher } = carried
  const progress = carried.progress.get(epoch)
  const newest = channel.newestSegment()?.epoch ?? 0
  if (!progress || publisher?.ingest.id !== ingestId || epoch < newest) return
  const offer = offered.get(epoch)
  if (offer && !offer.made) {
    const marked = markCutHere(init)
    progress.init = readInit(marked)
    offer.made = describeInit(marked, progress.init)
  }
  const number = (channel.newestSegment(epoch)?.lastPart ?? -1) + 1
  putPart(carrier, carried, progress, { epoch, number, bytes: part.bytes, info: part, now: Date.now() })
}
