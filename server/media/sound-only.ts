import { type MediaInit, readInit } from '#domain/media/read-init.ts'
import { soundInit, soundOf } from '#domain/media/sound-of.ts'
import type { PushedTrack, Sent } from './push-group.ts'
import { mimeOf } from './segments.ts'

type SoundTrack = { whole: MediaInit; init: Uint8Array; mime: string }

/** By the bytes that they are made of: as long as those are kept. */
const tracks = new WeakMap<Uint8Array, SoundTrack | null>()
const pieces = new WeakMap<Uint8Array, Uint8Array | null>()

function trackOf(init: Uint8Array): SoundTrack | null {
  const known = tracks.get(init)
  if (known !== undefined) return known
  const alone = soundInit(init)
  const { codecs } = alone ? readInit(alone) : { codecs: '' }
  const made = alone && { whole: readInit(init), init: alone, mime: mimeOf({ codecs, width: null }) }
  tracks.set(init, made)
  return made
}

/** The initialization segment of a track's sound; null where it has none. */
export const soundInitOf = (init: Uint8Array): Uint8Array | null => trackOf(init)?.init ?? null

/** The sound of a part or of a whole segment, made once; null where there is none. @param init of the whole track */
export function soundBytes(bytes: Uint8Array, init: Uint8Array): Uint8Array | null {
  const known = pieces.get(bytes)
  if (known !== undefined) return known
  const track = trackOf(init)
  const made = track && soundOf(bytes, track.whole)
  pieces.set(bytes, made)
  return made
}

/** What is sent of a track to whoever only listens; null: nothing, it has no sound. */
export function soundTrack({ epoch, init }: PushedTrack): PushedTrack | null {
  const track = trackOf(init)
  return track && { epoch, mime: track.mime, init: track.init }
}

/** What is sent of a part to whoever only listens: every piece of sound can be decoded alone. */
export function soundSent({ track, part }: Sent): Sent | null {
  const alone = soundTrack(track)
  const bytes = alone && soundBytes(part.bytes, track.init)
  return alone && bytes && { track: alone, part: { ...part, key: true, bytes } }
}
