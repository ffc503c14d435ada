import { BoxParser, DataStream } from 'mp4box'

/** Frames of one track in a part. `ticks` count in the track's timescale; `sizes` in bytes. */
export type Run = { trackId: number; startTick: number; frames: { bytes: Uint8Array; ticks: number; key: boolean }[] }

const DEFAULT_BASE_IS_MOOF = 0x02_00_00
const HAS_DURATION = 0x08
const HAS_FLAGS = 0x20
const RUN_OFFSET = 0x01
const RUN_FIRST_FLAGS = 0x04
const RUN_DURATIONS = 0x100
const RUN_SIZES = 0x200
/** Needs no other frame; needs others and is no place to begin. */
const SYNC = 0x02_00_00_00
const NOT_SYNC = 0x01_01_00_00

/** `moof` and `mdat` of the runs, the first run's frames first. Only the first frame of a run may be a key, or all are. */
export function writePart(sequence: number, runs: readonly Run[]): Uint8Array {
  const moof = new BoxParser.box.moof()
  moof.addBox(new BoxParser.box.mfhd()).sequence_number = sequence
  const trafs = runs.map((run) => moof.addBox(trafOf(run)))
  // Written once to learn its length: offsets count from the beginning of `moof`.
  const head = new DataStream()
  moof.write(head)
  const mdat = new BoxParser.box.mdat()
  let offset = moof.size + 8
  for (const [i, run] of runs.entries()) {
    const trun = trafs[i]?.truns[0]
    if (trun) trun.data_offset = offset
    offset += run.frames.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
  }
  mdat.data = joined(runs.flatMap(({ frames }) => frames.map(({ bytes }) => bytes)))
  const stream = new DataStream()
  moof.write(stream)
  mdat.write(stream)
  return new Uint8Array(stream.buffer).slice()
}

function trafOf({ trackId, startTick, frames }: Run) {
  const traf = new BoxParser.box.traf()
  const tfhd = traf.addBox(new BoxParser.box.tfhd())
  const first = frames[0]
  const even = frames.every(({ ticks }) => ticks === first?.ticks)
  const allKeys = frames.every(({ key }) => key)
  tfhd.track_id = trackId
  tfhd.flags = DEFAULT_BASE_IS_MOOF | HAS_FLAGS | (even ? HAS_DURATION : 0)
  tfhd.default_sample_duration = first?.ticks ?? 0
  tfhd.default_sample_flags = allKeys ? SYNC : NOT_SYNC
  traf.addBox(new BoxParser.box.tfdt()).baseMediaDecodeTime = startTick
  const trun = traf.addBox(new BoxParser.box.trun())
  trun.flags = RUN_OFFSET | RUN_SIZES | (even ? 0 : RUN_DURATIONS) | (first?.key && !allKeys ? RUN_FIRST_FLAGS : 0)
  trun.sample_count = frames.length
  trun.data_offset = 0
  trun.first_sample_flags = SYNC
  trun.sample_duration = frames.map(({ ticks }) => ticks)
  trun.sample_size = frames.map(({ bytes }) => bytes.byteLength)
  return traf
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0))
  let at = 0
  for (const piece of pieces) {
    out.set(piece, at)
    at += piece.byteLength
  }
  return out
}
