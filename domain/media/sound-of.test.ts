import { beforeAll, describe, expect, test } from 'vitest'
import { readMedia, readSample, type Sample } from '#test/media/sample.ts'
import { makeFragmenter } from './fragmenter.ts'
import { readInit } from './read-init.ts'
import { readPart } from './read-part.ts'
import { soundInit, soundOf } from './sound-of.ts'
import type { MediaPart } from './tracks.ts'

let sample: Sample
let init: Uint8Array
let parts: MediaPart[]
beforeAll(async () => {
  sample = await readSample()
  const fragmenter = makeFragmenter(sample.tracks)
  init = fragmenter.init
  parts = [...sample.packets.flatMap((packet) => fragmenter.add(packet)), ...fragmenter.flush()]
})
const sound = (bytes: Uint8Array): Uint8Array => {
  const found = soundOf(bytes, readInit(init))
  if (!found) throw new Error('no sound')
  return found
}

describe('the sound of a picture with sound', () => {
  test('is read back frame by frame, at its times, without the picture', async () => {
    const alone = soundInit(init)
    const file = Buffer.concat([alone ?? new Uint8Array(), ...parts.map(({ bytes }) => sound(bytes))])
    const [is, was] = [await readMedia(file), await readMedia(Buffer.concat([init, ...parts.map((p) => p.bytes)]))]
    expect(is.tracks.video).toBeNull()
    expect(is.packets).toEqual(was.packets.filter(({ kind }) => kind === 'audio'))
  })

  test('says what it is, part by part, and takes a fraction of the line', () => {
    const about = readInit(soundInit(init) ?? new Uint8Array())
    expect(about).toMatchObject({ codecs: 'mp4a.40.2', width: null, height: null })
    for (const { bytes } of parts) expect(readPart(sound(bytes), about)).toMatchObject({ hasVideo: false, key: true })
    const bytesOf = (pieces: readonly Uint8Array[]) => pieces.reduce((sum, { byteLength }) => sum + byteLength, 0)
    const all = parts.map(({ bytes }) => bytes)
    expect(bytesOf(all.map(sound))).toBeLessThan(bytesOf(all) / 3)
  })

  test('of a segment is the sound of each of its parts', () => {
    const five = parts.slice(0, 5).map(({ bytes }) => bytes)
    expect(Buffer.from(sound(Buffer.concat(five)))).toEqual(Buffer.concat(five.map(sound)))
  })
})

test('a picture without sound has none', () => {
  const fragmenter = makeFragmenter({ video: sample.tracks.video, audio: null })
  const [part] = sample.packets.filter(({ kind }) => kind === 'video').flatMap((packet) => fragmenter.add(packet))
  expect(soundInit(fragmenter.init)).toBeNull()
  expect(soundOf(part?.bytes ?? new Uint8Array(), readInit(fragmenter.init))).toBeNull()
})
