import { type Fragmenter, makeFragmenter } from '#domain/media/fragmenter.ts'
import { readInit } from '#domain/media/read-init.ts'
import type { AudioTrack, MediaPacket, MediaPart, MediaTracks, VideoTrack } from '#domain/media/tracks.ts'
import type { Offer } from './kept-parts.ts'

export type TrackEvents = {
  /** @param since when its media time 0 was, ms since 1970 */
  track(offer: Offer, since: number): void
  part(part: MediaPart): void
}

/** Frames of encoders that come and go, made into tracks that follow each other. Times of frames are µs since 1970. */
export type TrackMaker = {
  /** What is to be in the track. A change begins a new one as soon as its frames are there. */
  expect(kinds: { video: boolean; audio: boolean }): void
  video(packet: Frame, config?: VideoTrack): void
  audio(packet: Frame, config?: AudioTrack): void
  /** Ends the track; what comes begins another. */
  flush(): void
}
export type Frame = Omit<MediaPacket, 'kind'>

/** So long a track waits for the other kind; then it begins without. */
const WAIT_US = 1_500_000

const equal = (a: Uint8Array | null, b: Uint8Array | null): boolean =>
  a === b || (a !== null && b !== null && a.byteLength === b.byteLength && a.every((byte, i) => byte === b[i]))
const sameVideo = (a: VideoTrack | null, b: VideoTrack): boolean =>
  a !== null && a.width === b.width && a.height === b.height && equal(a.description, b.description)
const sameAudio = (a: AudioTrack | null, b: AudioTrack): boolean =>
  a !== null && a.codec === b.codec && a.sampleRate === b.sampleRate && a.channels === b.channels

/** Pure but for what it tells. Waits for both kinds, then offers a track; an encoder with another description begins the next. */
export function makeTracks(events: TrackEvents): TrackMaker {
  let expected = { video: true, audio: true }
  let configs: MediaTracks = { video: null, audio: null }
  let fragmenter: Fragmenter | null = null
  let base = 0
  let waiting: MediaPacket[] = []

  const give = (parts: readonly MediaPart[]) => parts.forEach(events.part)
  const close = () => {
    if (fragmenter) give(fragmenter.flush())
    fragmenter = null
  }
  const wanted = (): MediaTracks => ({
    video: expected.video ? configs.video : null,
    audio: expected.audio ? configs.audio : null,
  })

  function begin(tracks: MediaTracks): void {
    const key = tracks.video ? waiting.findIndex(({ kind, key }) => kind === 'video' && key) : 0
    const first = waiting[key]
    if (!first) return
    const frames = waiting.filter(
      ({ kind, timestampUs }, i) => tracks[kind] && (kind === 'video' ? i >= key : timestampUs >= first.timestampUs),
    )
    base = Math.min(...frames.map(({ timestampUs }) => timestampUs))
    fragmenter = makeFragmenter(tracks)
    const { codecs, width, height } = readInit(fragmenter.init)
    events.track({ kind: 'fragments', codecs, width, height, init: fragmenter.init }, base / 1_000)
    waiting = []
    for (const frame of frames) cut(frame)
  }

  const cut = (packet: MediaPacket) =>
    fragmenter && give(fragmenter.add({ ...packet, timestampUs: packet.timestampUs - base }))

  function add(packet: MediaPacket): void {
    if (!expected[packet.kind]) return
    if (fragmenter) return void cut(packet)
    waiting.push(packet)
    const tracks = wanted()
    const complete = (!expected.video || tracks.video) && (!expected.audio || tracks.audio)
    const [first] = waiting
    const long = first !== undefined && packet.timestampUs - first.timestampUs > WAIT_US
    if (complete || (long && (tracks.video || tracks.audio))) begin(tracks)
    else if (long) waiting.shift()
  }

  return {
    expect(kinds) {
      if (kinds.video === expected.video && kinds.audio === expected.audio) return
      close()
      if (!kinds.video) configs = { ...configs, video: null }
      if (!kinds.audio) configs = { ...configs, audio: null }
      expected = kinds
      waiting = waiting.filter(({ kind }) => kinds[kind])
    },
    video(packet, config) {
      if (config && !sameVideo(configs.video, config)) {
        close()
        configs = { ...configs, video: config }
      }
      add({ ...packet, kind: 'video' })
    },
    audio(packet, config) {
      if (config && !sameAudio(configs.audio, config)) {
        close()
        configs = { ...configs, audio: config }
      }
      add({ ...packet, kind: 'audio' })
    },
    flush: close,
  }
}
