import { MEDIA_LIMITS } from '../live-media.ts'
import { type BoxAt, boxesIn, MalformedMedia, onlyBox, readerOf, viewOf } from './boxes.ts'
import type { InitTrack, MediaInit } from './read-init.ts'
import type { Run } from './write-part.ts'

/** A part by its own bytes. Times are milliseconds of media time, not rounded; those of the picture where it has one. */
export type PartInfo = {
  startMs: number
  durationMs: number
  /** Begins with a frame that needs none before it; so does every part of a track without a picture. */
  key: boolean
  hasVideo: boolean
  hasAudio: boolean
  bytes: number
}

/** Longer than any part that a publisher makes, also one of a recorder that was suspended. */
const LONGEST_MS = 10_000
/** No track goes on longer: tokens of publishers end then too. */
const LATEST_MS = 12 * 3_600_000
const MOST_FRAMES = 2_000
const BEFORE_MOOF = new Set(['styp', 'prft', 'emsg', 'sidx'])
const NOT_SYNC = 0x01_00_00

/**
 * Reads one `moof` with its `mdat`, both by what `init` says: frames lie within the data, times are sane.
 * @throws MalformedMedia
 */
export function readPart(bytes: Uint8Array, init: MediaInit): PartInfo {
  const { runs } = readRuns(bytes, init)
  const video = runs.find(({ track }) => track.kind === 'video')
  const lead = video ?? runs[0]
  if (!lead || new Set(runs.map(({ track }) => track)).size < runs.length) throw new MalformedMedia('runs of no track')
  return {
    startMs: lead.startMs,
    durationMs: lead.durationMs,
    key: video ? video.key : init.tracks.every(({ kind }) => kind === 'audio'),
    hasVideo: video !== undefined,
    hasAudio: runs.some(({ track }) => track.kind === 'audio'),
    bytes: bytes.byteLength,
  }
}

/** The sound in a part, and the part's number in its stream; null where it has none. @throws MalformedMedia */
export function readSound(bytes: Uint8Array, init: MediaInit): { sequence: number; run: Run } | null {
  const { sequence, runs } = readRuns(bytes, init)
  const sound = runs.find(({ track }) => track.kind === 'audio')
  if (!sound) return null
  const frames = sound.frames.map(({ from, size, ticks }) => ({
    bytes: bytes.subarray(from, from + size),
    ticks,
    key: true,
  }))
  return { sequence, run: { trackId: sound.track.id, startTick: sound.startTick, frames } }
}

function readRuns(bytes: Uint8Array, init: MediaInit): { sequence: number; runs: ReadRun[] } {
  if (bytes.byteLength > MEDIA_LIMITS.part) throw new MalformedMedia('a part too large')
  const view = viewOf(bytes)
  const top = boxesIn(view, 0, bytes.byteLength)
  const order = top.filter(({ type }) => !BEFORE_MOOF.has(type)).map(({ type }) => type)
  if (order.join() !== 'moof,mdat' || top.at(-2)?.type !== 'moof') throw new MalformedMedia('not moof and mdat')
  const [moof, mdat] = [onlyBox(top, 'moof'), onlyBox(top, 'mdat')]
  const inside = boxesIn(view, moof.from, moof.end)
  const mfhd = readerOf(view, onlyBox(inside, 'mfhd'))
  mfhd.skip(4)
  const trafs = inside.filter(({ type }) => type === 'traf')
  return { sequence: mfhd.u32(), runs: trafs.map((traf) => readTraf(view, traf, { moof, mdat }, init)) }
}

type Around = { moof: BoxAt; mdat: BoxAt }
type FrameAt = { from: number; size: number; ticks: number }
type ReadRun = Pick<PartInfo, 'startMs' | 'durationMs' | 'key'> & {
  track: InitTrack
  startTick: number
  frames: FrameAt[]
}
type Defaults = { ticks: number; size: number; flags: number }

function readTraf(view: DataView, traf: BoxAt, around: Around, { tracks }: MediaInit): ReadRun {
  const boxes = boxesIn(view, traf.from, traf.end)
  const { track, defaults } = readTfhd(view, onlyBox(boxes, 'tfhd'), tracks)
  const tfdt = readerOf(view, onlyBox(boxes, 'tfdt'))
  const long = tfdt.u8() === 1
  tfdt.skip(3)
  const startTick = long ? tfdt.u64() : tfdt.u32()
  const startMs = (startTick * 1_000) / track.timescale
  const truns = boxes.filter(({ type }) => type === 'trun').map((trun) => readTrun(view, trun, around, defaults))
  const frames = truns.flatMap((trun) => trun.frames)
  const durationMs = (frames.reduce((all, { ticks }) => all + ticks, 0) * 1_000) / track.timescale
  if (!truns[0] || durationMs <= 0) throw new MalformedMedia('a run of no frames')
  if (durationMs > LONGEST_MS || startMs > LATEST_MS) throw new MalformedMedia('times out of reach')
  return { track, startTick, startMs, durationMs, key: (truns[0].flags & NOT_SYNC) === 0, frames }
}

function readTfhd(view: DataView, box: BoxAt, tracks: readonly InitTrack[]): { track: InitTrack; defaults: Defaults } {
  const reader = readerOf(view, box)
  const has = reader.u32()
  const id = reader.u32()
  const track = tracks.find((candidate) => candidate.id === id)
  if (!track) throw new MalformedMedia('a run of an unknown track')
  if ((has & 0x02_00_01) !== 0x02_00_00) throw new MalformedMedia('offsets that do not count from moof')
  if (has & 0x02 && reader.u32() !== 1) throw new MalformedMedia('another sample description')
  const ticks = has & 0x08 ? reader.u32() : track.defaultTicks
  const size = has & 0x10 ? reader.u32() : track.defaultSize
  const flags = has & 0x20 ? reader.u32() : track.defaultFlags
  return { track, defaults: { ticks, size, flags } }
}

/** @returns where its frames are, and the flags of the first */
function readTrun(
  view: DataView,
  box: BoxAt,
  { moof, mdat }: Around,
  defaults: Defaults,
): { frames: FrameAt[]; flags: number } {
  const reader = readerOf(view, box)
  const has = reader.u32()
  const count = reader.u32()
  if (count === 0 || count > MOST_FRAMES) throw new MalformedMedia('too many frames, or none')
  if (!(has & 0x01)) throw new MalformedMedia('a run without an offset')
  const from = moof.start + reader.i32()
  const first = has & 0x04 ? reader.u32() : null
  const frames: FrameAt[] = []
  let { flags } = defaults
  let end = from
  for (let i = 0; i < count; i++) {
    const ticks = has & 0x100 ? reader.u32() : defaults.ticks
    const size = has & 0x200 ? reader.u32() : defaults.size
    frames.push({ from: end, size, ticks })
    end += size
    const own = has & 0x400 ? reader.u32() : defaults.flags
    if (i === 0) flags = first ?? own
    if (has & 0x800) reader.skip(4)
  }
  if (reader.left() > 0) throw new MalformedMedia('a run with bytes left over')
  if (end === from || from < mdat.from || end > mdat.end) throw new MalformedMedia('frames outside their data')
  return { frames, flags }
}
