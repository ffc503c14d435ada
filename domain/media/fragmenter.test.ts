import { beforeAll, describe, expect, test } from 'vitest'
import { PART_MS } from '#domain/live-media.ts'
import { readMedia, readSample, readSound, type Sample } from '#test/media/sample.ts'
import { describeH264, lengthPrefixed } from './annex-b.ts'
import { makeFragmenter } from './fragmenter.ts'
import { readInit } from './read-init.ts'
import { readPart } from './read-part.ts'
import type { MediaPacket, MediaPart, MediaTracks } from './tracks.ts'

const cutAll = (tracks: MediaTracks, packets: readonly MediaPacket[]) => {
  const fragmenter = makeFragmenter(tracks)
  const parts = [...packets.flatMap((packet) => fragmenter.add(packet)), ...fragmenter.flush()]
  return { init: fragmenter.init, parts, file: Buffer.concat([fragmenter.init, ...parts.map(({ bytes }) => bytes)]) }
}
const ofKind = (packets: readonly MediaPacket[], kind: string) => packets.filter((packet) => packet.kind === kind)
const isFollowed = (parts: readonly MediaPart[]) =>
  parts.every(
    (part, i) =>
      i === 0 || Math.abs((parts[i - 1]?.startMs ?? 0) + (parts[i - 1]?.durationMs ?? 0) - part.startMs) < 0.1,
  )

let sample: Sample
let sound: Sample
beforeAll(async () => {
  sample = await readSample()
  sound = await readSound()
})

describe('a picture with sound', () => {
  test('is read back frame by frame as it was', async () => {
    const { file } = cutAll(sample.tracks, sample.packets)
    const back = await readMedia(file)
    for (const kind of ['video', 'audio']) {
      const [was, is] = [ofKind(sample.packets, kind).filter((p) => p.timestampUs >= 0), ofKind(back.packets, kind)]
      expect(is.length).toBe(was.length)
      expect(is.map(({ key }) => key)).toEqual(was.map(({ key }) => key))
      expect(is.every(({ bytes }, i) => Buffer.compare(bytes, was[i]?.bytes ?? new Uint8Array()) === 0)).toBe(true)
      expect(Math.max(...is.map((p, i) => Math.abs(p.timestampUs - (was[i]?.timestampUs ?? 0))))).toBeLessThan(100)
    }
  })

  test('comes in parts of a fifth of a second that say what they are', () => {
    const { init, parts } = cutAll(sample.tracks, sample.packets)
    expect(parts).toHaveLength(60)
    expect(parts.filter(({ key }) => key).map(({ startMs }) => startMs)).toEqual(
      [...Array(12).keys()].map((s) => s * 1_000),
    )
    expect(parts.every(({ durationMs }) => durationMs === PART_MS)).toBe(true)
    const head = readInit(init)
    expect(head).toMatchObject({ codecs: 'avc1.42c01f,mp4a.40.2', width: 640, height: 360 })
    for (const { bytes, ...said } of parts) expect(readPart(bytes, head)).toEqual({ ...said, bytes: bytes.byteLength })
  })

  test('costs little more than its frames', () => {
    const { parts } = cutAll(sample.tracks, sample.packets)
    const size = (list: readonly { bytes: Uint8Array }[]) => list.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
    expect((size(parts) - size(sample.packets)) / parts.length).toBeLessThan(300)
  })

  test('ends a part before a key frame, wherever that comes', () => {
    const early = sample.packets.filter(({ timestampUs }) => timestampUs < 880_000 || timestampUs >= 1_000_000)
    const moved = early.map((p) => (p.timestampUs < 1_000_000 ? p : { ...p, timestampUs: p.timestampUs - 120_000 }))
    const { parts } = cutAll(sample.tracks, moved)
    expect(parts[4]).toMatchObject({ startMs: 800, key: false })
    expect(parts[5]).toMatchObject({ startMs: 880, key: true })
  })

  test('begins at the first key frame, with the sound that waited', () => {
    const late = sample.packets.filter(({ timestampUs }) => timestampUs > 300_000)
    const { parts } = cutAll(sample.tracks, late)
    expect(parts[0]).toMatchObject({ startMs: 1_000, key: true, hasAudio: true })
  })

  test('goes on in sound alone while the picture stops', () => {
    const stopped = sample.packets.filter(
      (p) => p.kind === 'audio' || p.timestampUs < 2_100_000 || p.timestampUs >= 5_000_000,
    )
    const { parts } = cutAll(sample.tracks, stopped)
    const alone = parts.filter(({ hasVideo }) => !hasVideo)
    expect(alone.length).toBeGreaterThanOrEqual(4)
    expect(alone.every(({ key, startMs }) => !key && startMs > 2_000 && startMs < 5_000)).toBe(true)
    expect(parts.find(({ startMs, hasVideo }) => hasVideo && startMs > 2_500)).toMatchObject({
      startMs: 5_000,
      key: true,
    })
  })

  test('that comes late after sound went on alone follows it, and parts never go back', () => {
    const late = sample.packets.filter(
      (p) => p.kind === 'video' && p.timestampUs >= 2_100_000 && p.timestampUs < 4_000_000,
    )
    const before = sample.packets.filter((p) => p.timestampUs < 4_000_000 && !late.includes(p))
    const after = sample.packets.filter((p) => p.timestampUs >= 4_000_000)
    const { parts, file } = cutAll(sample.tracks, [...before, ...late, ...after])
    expect(parts.some(({ hasVideo }) => !hasVideo)).toBe(true)
    for (const [i, part] of parts.entries()) {
      const last = parts[i - 1]
      expect(part.startMs).toBeGreaterThan(last ? last.startMs + last.durationMs - 250 : -1)
    }
    expect(file.byteLength).toBeGreaterThan(300_000)
  })

  test('whose frames waver is cut at a fifth of a second all the same', () => {
    const wavering = ofKind(sample.packets, 'video').map((p, i) => ({
      ...p,
      timestampUs: p.timestampUs + ((i * 7_919) % 9_000),
      durationUs: 0,
    }))
    const { parts } = cutAll({ ...sample.tracks, audio: null }, wavering)
    expect(isFollowed(parts)).toBe(true)
    expect(Math.max(...parts.map(({ durationMs }) => durationMs))).toBeLessThanOrEqual(PART_MS + 15)
  })

  test('never runs backwards, whatever times frames claim', () => {
    const back = ofKind(sample.packets, 'video').map((p, i) => ({
      ...p,
      timestampUs: i % 10 === 3 ? 0 : p.timestampUs,
    }))
    const { parts } = cutAll({ ...sample.tracks, audio: null }, back)
    expect(parts.every((part, i) => i === 0 || part.startMs > (parts[i - 1]?.startMs ?? 0))).toBe(true)
  })
})

test('Annex B becomes the same frames', () => {
  const start = Uint8Array.from([0, 0, 0, 1])
  const avcC = sample.tracks.video?.description ?? new Uint8Array()
  const spsLength = (avcC[6] ?? 0) * 256 + (avcC[7] ?? 0)
  const sets = [start, avcC.subarray(8, 8 + spsLength), start, avcC.subarray(11 + spsLength)]
  const first = ofKind(sample.packets, 'video')[0]?.bytes ?? new Uint8Array()
  const units: Uint8Array[] = []
  for (let at = 0; at < first.byteLength; ) {
    const length = Buffer.from(first).readUInt32BE(at)
    units.push(start, first.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  const annexB = Buffer.concat([...sets, ...units])
  expect(Buffer.from(describeH264(annexB) ?? [])).toEqual(Buffer.from(avcC))
  expect(Buffer.from(lengthPrefixed(annexB))).toEqual(Buffer.from(first))
  expect(describeH264(first)).toBeNull()
})

test('sound alone is cut so too, in Opus and AAC', async () => {
  const aac = { tracks: { ...sample.tracks, video: null }, packets: ofKind(sample.packets, 'audio') }
  for (const { tracks, packets } of [sound, aac]) {
    const { init, parts, file } = cutAll(tracks, packets)
    expect(isFollowed(parts)).toBe(true)
    expect(parts.every(({ key, hasVideo, durationMs }) => key && !hasVideo && durationMs <= PART_MS + 2)).toBe(true)
    expect(readInit(init)).toMatchObject({ codecs: tracks.audio?.codec === 'opus' ? 'opus' : 'mp4a.40.2', width: null })
    const back = await readMedia(file)
    expect(back.packets).toHaveLength(packets.filter(({ timestampUs }) => timestampUs >= 0).length)
    expect(back.tracks.audio).toMatchObject({ sampleRate: 48_000, channels: 1 })
  }
})
