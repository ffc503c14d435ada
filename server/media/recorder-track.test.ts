import { readFileSync } from 'node:fs'
import { setImmediate as turn } from 'node:timers/promises'
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny'
import { expect, test, vi } from 'vitest'
import { readInit } from '#domain/media/read-init.ts'
import { readPart } from '#domain/media/read-part.ts'
import type { MediaPart } from '#domain/media/tracks.ts'
import { openRecorderTrack } from './recorder-track.ts'

/** Six seconds of a browser's own recorder, H.264 and Opus. */
const recorded = (name: 'recorded.mkv' | 'recorded.mp4') =>
  readFileSync(new URL(`../../test/media/${name}`, import.meta.url))

async function cut(bytes: Uint8Array, size: number) {
  const parts: MediaPart[] = []
  let init = new Uint8Array()
  const track = openRecorderTrack((given, part) => {
    init = Uint8Array.from(given)
    parts.push(part)
  })
  for (let at = 0; at < bytes.byteLength; at += size) {
    track.take(bytes.subarray(at, at + size))
    await turn()
  }
  await vi.waitFor(() => expect((parts.at(-1)?.startMs ?? 0) > 4_000).toBe(true), { timeout: 5_000 })
  track.close()
  return { init, parts }
}

test.each(['recorded.mkv', 'recorded.mp4'] as const)('parts of %s play as the recorder wrote them', async (name) => {
  const { init, parts } = await cut(recorded(name), 7_000)
  const facts = readInit(init)
  expect(facts.codecs).toMatch(/^avc1\.[0-9a-f]{6},opus$/)
  let ends = 0
  for (const part of parts) {
    const { startMs, durationMs } = readPart(part.bytes, facts)
    expect(durationMs).toBeLessThan(260)
    expect(startMs).toBeGreaterThanOrEqual(ends - 1)
    ends = startMs + durationMs
  }
  const film = Buffer.concat([init, ...parts.map(({ bytes }) => bytes)])
  const [pictures, sounds] = [await timesOf(film, 'video'), await timesOf(film, 'audio')]
  expect([pictures.length > 100, sounds.length > 80]).toEqual([true, true])
  expect((await timesOf(recorded(name), 'video')).slice(0, pictures.length)).toEqual(pictures)
})

async function timesOf(bytes: Uint8Array, kind: 'video' | 'audio'): Promise<(readonly [number, string])[]> {
  const input = new Input({ formats: ALL_FORMATS, source: new BufferSource(bytes) })
  const track = kind === 'video' ? await input.getPrimaryVideoTrack() : await input.getPrimaryAudioTrack()
  const times: [number, string][] = []
  if (!track) return times
  for await (const { timestamp, type } of new EncodedPacketSink(track).packets())
    times.push([Math.round(timestamp * 1_000), type])
  return times
}

test('what is no film is refused, and so is everything after it', async () => {
  const track = openRecorderTrack(() => undefined)
  track.take(new TextEncoder().encode('<html>'.repeat(1_000)))
  await vi.waitFor(() => expect(() => track.take(new Uint8Array(10))).toThrow('MalformedMedia'))
})

test('a stream that never tells of a track is not kept waiting for', () => {
  const track = openRecorderTrack(() => undefined)
  const header = recorded('recorded.mkv').subarray(0, 60)
  const flood = () => {
    track.take(header)
    for (let i = 0; i < 100; i++) track.take(new Uint8Array(100_000))
  }
  expect(flood).toThrow('MalformedMedia')
})
