import { beforeAll, expect, test } from 'vitest'
import type { MediaPart } from '#domain/media/tracks.ts'
import { readSample, type Sample } from '#test/media/sample.ts'
import type { Offer } from './kept-parts.ts'
import { type Frame, makeTracks } from './track-maker.ts'

const EPOCH_US = 1_795_000_000_000_000
let sample: Sample
beforeAll(async () => {
  sample = await readSample()
})

type Told = { offer: Offer; since: number; parts: MediaPart[] }

/** Feeds the sample from one second to another; the first frame of each kind says how it is encoded. */
function film() {
  const told: Told[] = []
  const tracks = makeTracks({
    track: (offer, since) => told.push({ offer, since, parts: [] }),
    part: (part) => told.at(-1)?.parts.push(part),
  })
  const said = new Set<string>()
  const feed = (from: number, to: number, kinds: ('video' | 'audio')[] = ['video', 'audio'], width = 640) => {
    for (const { kind, ...packet } of sample.packets) {
      if (!kinds.includes(kind) || packet.timestampUs < from * 1e6 || packet.timestampUs >= to * 1e6) continue
      const frame: Frame = { ...packet, timestampUs: packet.timestampUs + EPOCH_US }
      const first = !said.has(kind + width)
      said.add(kind + width)
      const { video, audio } = sample.tracks
      if (kind === 'video') tracks.video(frame, first && video ? { ...video, width } : undefined)
      else tracks.audio(frame, first && audio ? audio : undefined)
    }
  }
  return { told, tracks, feed }
}
const codecsOf = ({ offer }: Told) => (offer.kind === 'fragments' ? offer.codecs : '')

test('a track begins with both kinds, dated by its first frame', () => {
  const { told, feed } = film()
  feed(0, 3)
  expect(told.map(codecsOf)).toEqual(['avc1.42c01f,mp4a.40.2'])
  expect(Math.abs((told[0]?.since ?? 0) - EPOCH_US / 1_000)).toBeLessThan(50)
  expect(told[0]?.parts[0]).toMatchObject({ startMs: 0, key: true, hasAudio: true })
})

test('another size begins another track at its key frame; nothing that came before goes into it', () => {
  const { told, feed } = film()
  feed(0, 2)
  feed(2, 4, ['video', 'audio'], 320)
  expect(told.map(({ offer }) => offer.kind === 'fragments' && offer.width)).toEqual([640, 320])
  expect(told[1]?.parts[0]?.key).toBe(true)
  expect(Math.round(((told[1]?.since ?? 0) - (told[0]?.since ?? 0)) / 100)).toBe(20)
})

test('the same encoder description, from another camera, goes on in the same track', () => {
  const { told, tracks, feed } = film()
  feed(0, 2)
  const { video } = sample.tracks
  const key = sample.packets.find(({ kind, timestampUs, key }) => kind === 'video' && key && timestampUs === 2e6)
  if (video && key) tracks.video({ ...key, timestampUs: key.timestampUs + EPOCH_US }, { ...video })
  feed(2.05, 4)
  expect(told).toHaveLength(1)
})

test('a silent microphone is not waited for longer than a moment; when it speaks a new track has it', () => {
  const { told, feed } = film()
  feed(0, 4, ['video'])
  expect(told.map(codecsOf)).toEqual(['avc1.42c01f'])
  feed(4, 8)
  expect(told.map(codecsOf)).toEqual(['avc1.42c01f', 'avc1.42c01f,mp4a.40.2'])
})

test('sound alone is a track of its own, and the picture comes back in another', () => {
  const { told, tracks, feed } = film()
  feed(0, 2)
  tracks.expect({ video: false, audio: true })
  feed(2, 4, ['audio'])
  tracks.expect({ video: true, audio: true })
  feed(4, 6, ['video', 'audio'], 320)
  expect(told.map(codecsOf)).toEqual(['avc1.42c01f,mp4a.40.2', 'mp4a.40.2', 'avc1.42c01f,mp4a.40.2'])
  expect(told[1]?.parts.every(({ key, hasVideo }) => key && !hasVideo)).toBe(true)
})

test('after it was ended it begins anew at the next key frame', () => {
  const { told, tracks, feed } = film()
  feed(0, 1.5)
  tracks.flush()
  feed(1.5, 4)
  expect(told).toHaveLength(2)
  expect(told[1]?.parts[0]).toMatchObject({ key: true, hasVideo: true })
})
