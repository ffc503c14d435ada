import { MEDIA_LIMITS } from '../live-media.ts'
import { type BoxAt, boxAt, boxesIn, MalformedMedia, onlyBox, readerOf, viewOf } from './boxes.ts'

/** What parts of a track need to know of one of its tracks. Flags and durations hold where a part says nothing. */
export type InitTrack = {
  id: number
  kind: 'video' | 'audio'
  codec: string
  timescale: number
  defaultTicks: number
  defaultSize: number
  defaultFlags: number
}

/** An initialization segment by its own bytes. `codecs` as in a MIME type; `width` and `height` are null without a picture. */
export type MediaInit = { codecs: string; width: number | null; height: number | null; tracks: InitTrack[] }

const AROUND = new Set(['ftyp', 'moov', 'free'])
const LARGEST_SIDE = 4_096
const hex = (value: number): string => value.toString(16).padStart(2, '0')

/**
 * Reads `ftyp` and `moov`: at most one H.264 and one AAC or Opus track, without frames of their own.
 * @throws MalformedMedia
 */
export function readInit(bytes: Uint8Array): MediaInit {
  if (bytes.byteLength > MEDIA_LIMITS.init) throw new MalformedMedia('an initialization segment too large')
  const view = viewOf(bytes)
  const top = boxesIn(view, 0, bytes.byteLength)
  if (top[0]?.type !== 'ftyp' || top.some(({ type }) => !AROUND.has(type)))
    throw new MalformedMedia('not ftyp and moov')
  const inside = boxesIn(view, onlyBox(top, 'moov').from, onlyBox(top, 'moov').end)
  const mvex = onlyBox(inside, 'mvex')
  const trexes = boxesIn(view, mvex.from, mvex.end).filter(({ type }) => type === 'trex')
  const read = inside.filter(({ type }) => type === 'trak').map((trak) => readTrak(view, trak, trexes))
  const tracks = read.map(({ track }) => track)
  const video = read.find(({ track }) => track.kind === 'video')
  for (const kind of ['video', 'audio'])
    if (tracks.filter((track) => track.kind === kind).length > 1) throw new MalformedMedia(`two tracks of ${kind}`)
  if (tracks.length === 0) throw new MalformedMedia('no track')
  if (new Set(tracks.map(({ id }) => id)).size < tracks.length) throw new MalformedMedia('two tracks of one id')
  return {
    codecs: tracks.map(({ codec }) => codec).join(','),
    width: video?.width ?? null,
    height: video?.height ?? null,
    tracks,
  }
}

type ReadTrak = { track: InitTrack; width: number; height: number }

function readTrak(view: DataView, trak: BoxAt, trexes: readonly BoxAt[]): ReadTrak {
  const id = numberAfterTimes(view, boxAt(view, trak, 'tkhd'))
  const mdia = boxAt(view, trak, 'mdia')
  const timescale = numberAfterTimes(view, boxAt(view, mdia, 'mdhd'))
  const stsd = readerOf(view, boxAt(view, mdia, 'minf', 'stbl', 'stsd'))
  stsd.skip(4)
  if (stsd.u32() !== 1) throw new MalformedMedia('not one sample description')
  const [entry] = boxesIn(view, stsd.at(), stsd.at() + stsd.left())
  const about = trexes.find((box) => box.end - box.from >= 8 && view.getUint32(box.from + 4) === id)
  if (!entry || !about) throw new MalformedMedia('a track half described')
  if (id === 0 || timescale < 1_000 || timescale > 10_000_000) throw new MalformedMedia('a track counted strangely')
  const trex = readerOf(view, about)
  trex.skip(12)
  const defaults = { defaultTicks: trex.u32(), defaultSize: trex.u32(), defaultFlags: trex.u32() }
  const { kind, codec, width, height } = readEntry(view, entry)
  return { track: { id, kind, codec, timescale, ...defaults }, width, height }
}

/** The number after both times of a `tkhd` (its id) or `mdhd` (its timescale). */
function numberAfterTimes(view: DataView, box: BoxAt): number {
  const reader = readerOf(view, box)
  const long = reader.u8() === 1
  reader.skip(3 + (long ? 16 : 8))
  return reader.u32()
}

function readEntry(
  view: DataView,
  entry: BoxAt,
): Pick<InitTrack, 'kind' | 'codec'> & { width: number; height: number } {
  const reader = readerOf(view, entry)
  if (entry.type === 'avc1' || entry.type === 'avc3') {
    reader.skip(24)
    const [width, height] = [reader.u16(), reader.u16()]
    reader.skip(50)
    if (Math.min(width, height) < 16 || Math.max(width, height) > LARGEST_SIDE)
      throw new MalformedMedia('a picture of a strange size')
    const avcC = readerOf(view, onlyBox(boxesIn(view, reader.at(), entry.end), 'avcC'))
    if (avcC.u8() !== 1) throw new MalformedMedia('avcC of another version')
    return { kind: 'video', codec: `${entry.type}.${hex(avcC.u8())}${hex(avcC.u8())}${hex(avcC.u8())}`, width, height }
  }
  if (entry.type !== 'mp4a' && entry.type !== 'Opus') throw new MalformedMedia(`a codec that is not taken`)
  reader.skip(28)
  const inner = boxesIn(view, reader.at(), entry.end)
  const codec = entry.type === 'Opus' ? 'opus' : aacCodec(view, onlyBox(inner, 'esds'))
  if (codec === 'opus') onlyBox(inner, 'dOps')
  return { kind: 'audio', codec, width: 0, height: 0 }
}

/** Walks the descriptors of an `esds` down to the AudioSpecificConfig, of which the first five bits say the kind of AAC. */
function aacCodec(view: DataView, box: BoxAt): string {
  const reader = readerOf(view, box)
  reader.skip(4)
  descriptor(reader, 0x03)
  reader.skip(2)
  if (reader.u8() !== 0) throw new MalformedMedia('a stream that leans on another')
  descriptor(reader, 0x04)
  if (reader.u8() !== 0x40) throw new MalformedMedia('sound that is no AAC')
  reader.skip(12)
  descriptor(reader, 0x05)
  return `mp4a.40.${reader.u8() >> 3}`
}

function descriptor(reader: ReturnType<typeof readerOf>, tag: number): void {
  if (reader.u8() !== tag) throw new MalformedMedia('descriptors out of order')
  for (let i = 0; reader.u8() & 0x80; i++) if (i === 3) throw new MalformedMedia('a descriptor without end')
}
