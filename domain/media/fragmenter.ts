import { PART_MS } from '../live-media.ts'
import {
  AUDIO_ID,
  audioTimescale,
  type MediaPacket,
  type MediaPart,
  type MediaTracks,
  VIDEO_ID,
  VIDEO_TIMESCALE,
} from './tracks.ts'
import { writeInit } from './write-init.ts'
import { type Run, writePart } from './write-part.ts'

/** Cuts one track. Not to be shared: it remembers what it has not cut yet, at most two seconds of sound and a part of picture. */
export type Fragmenter = {
  init: Uint8Array
  /** Takes a frame; the answer are the parts that it completes, most often none. */
  add(packet: MediaPacket): MediaPart[]
  /** What is left, when the source stops. */
  flush(): MediaPart[]
}

type Frame = { bytes: Uint8Array; tick: number; ticks: number; key: boolean }

/** Where a frame's time is rounded to whole ticks. */
const ROUNDING_MS = 2
/** Sound of which the time is off by less goes on without a seam: encoders' clocks waver. */
const SEAM_MS = 30
/** Sound that waits for the first picture. */
const WAIT_MS = 2_000
const FRAME_MS = 33
/** Sound waits so long for a picture that stopped; an encoder that hiccups is back by then. */
const ALONE_MS = 3 * PART_MS

const ticksOf = (us: number, timescale: number): number => Math.round((us * timescale) / 1_000_000)
const sum = (frames: readonly Frame[]): number => frames.reduce((all, { ticks }) => all + ticks, 0)

/**
 * Makes parts of a track's frames. A part ends before a key frame, and before the frame with which it would be longer
 * than `PART_MS`; it is longer only where a single frame lasts longer. A frame lasts until the next one, so a part is
 * there when the next frame comes. Where the picture stops, sound goes on in parts of its own. What comes before the
 * first key frame is left out.
 */
export function makeFragmenter(tracks: MediaTracks): Fragmenter {
  const audioScale = tracks.audio ? audioTimescale(tracks.audio) : 0
  const ms = { video: (ticks: number) => ticks / 90, audio: (ticks: number) => (ticks * 1_000) / audioScale }
  let video: Frame[] = []
  let audio: Frame[] = []
  /** Sound that came since the first frame of picture that waits, in ticks. */
  let beside = 0
  let sequence = 0
  let soundEnds = 0
  let pictureEnds = 0
  let started = tracks.video === null

  const cut = (): MediaPart[] => {
    const runs: Run[] = []
    if (video[0]) runs.push({ trackId: VIDEO_ID, startTick: video[0].tick, frames: video })
    if (audio[0]) runs.push({ trackId: AUDIO_ID, startTick: audio[0].tick, frames: audio })
    if (runs.length === 0) return []
    const [first, kind] = video[0] ? ([video[0], 'video'] as const) : ([audio[0] as Frame, 'audio'] as const)
    // Frames that come late after sound went on alone follow it at once: parts never go back in time.
    if (kind === 'audio') pictureEnds = Math.max(pictureEnds, Math.ceil(ms.audio(first.tick + sum(audio)) * 90))
    const part = {
      bytes: writePart(++sequence, runs),
      startMs: ms[kind](first.tick),
      durationMs: ms[kind](sum(kind === 'video' ? video : audio)),
      key: kind === 'video' ? first.key : tracks.video === null,
      hasVideo: video.length > 0,
      hasAudio: audio.length > 0,
    }
    video = []
    audio = []
    beside = 0
    return [part]
  }

  function addVideo({ bytes, timestampUs, durationUs, key }: MediaPacket): MediaPart[] {
    if (!tracks.video || (!started && !key)) return []
    started = true
    const last = video.at(-1)
    const tick = Math.max(ticksOf(timestampUs, VIDEO_TIMESCALE), last ? last.tick + 1 : pictureEnds)
    if (last) last.ticks = tick - last.tick
    const ticks = durationUs > 0 ? ticksOf(durationUs, VIDEO_TIMESCALE) : (last?.ticks ?? FRAME_MS * 90)
    const long = video[0] && ms.video(tick + ticks - video[0].tick) > PART_MS + ROUNDING_MS
    const parts = video.length > 0 && (key || long) ? cut() : []
    video.push({ bytes, tick, ticks, key })
    pictureEnds = tick + ticks
    return parts
  }

  function addAudio({ bytes, timestampUs, durationUs }: MediaPacket): MediaPart[] {
    if (!tracks.audio || timestampUs < 0) return []
    const said = ticksOf(timestampUs, audioScale)
    const tick = Math.abs(ms.audio(said - soundEnds)) < SEAM_MS ? soundEnds : Math.max(said, soundEnds)
    const ticks = ticksOf(durationUs, audioScale)
    const before = audio.at(-1)
    // One run has no gaps: where sound was missing, what came before it lasts longer.
    if (before) before.ticks = tick - before.tick
    soundEnds = tick + ticks
    const most = tracks.video ? ALONE_MS : PART_MS + ROUNDING_MS
    beside += video.length > 0 ? ticks : 0
    const full = ms.audio(video.length > 0 ? beside : sum(audio) + ticks) > most
    const parts = started && full ? cut() : []
    audio.push({ bytes, tick, ticks, key: true })
    while (!started && audio.length > 1 && ms.audio(sum(audio)) > WAIT_MS) audio.shift()
    return parts
  }

  return {
    init: writeInit(tracks),
    add: (packet) => (packet.kind === 'video' ? addVideo(packet) : addAudio(packet)),
    flush: () => (started ? cut() : []),
  }
}
