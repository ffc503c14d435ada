import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { MEDIA_LIMITS } from '#domain/live-media.ts'
import { readSample } from '#test/media/sample.ts'
import { MalformedMedia } from './boxes.ts'
import { makeFragmenter } from './fragmenter.ts'
import { type MediaInit, readInit } from './read-init.ts'
import { readPart } from './read-part.ts'

let initBytes: Uint8Array
let init: MediaInit
let part: Uint8Array
beforeAll(async () => {
  const { tracks, packets } = await readSample()
  const fragmenter = makeFragmenter(tracks)
  initBytes = fragmenter.init
  init = readInit(initBytes)
  part = packets.flatMap((packet) => fragmenter.add(packet))[3]?.bytes ?? new Uint8Array()
})

/** A change to the bytes of a box's content, `offset` behind its name. */
const changed = (bytes: Uint8Array, box: string, offset: number, value: number): Uint8Array => {
  const copy = Buffer.from(bytes)
  copy.writeUInt32BE(value, copy.indexOf(box, 0, 'latin1') + 4 + offset)
  return copy
}
const refuses = (read: () => unknown) => expect(read).toThrow(MalformedMedia)
/** Either it reads, or it says `MalformedMedia`: nothing else is thrown. */
const readsOrRefuses = (read: () => unknown) => {
  try {
    read()
  } catch (error) {
    expect(error).toBeInstanceOf(MalformedMedia)
  }
}

describe('a part is refused', () => {
  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['cut off', (bytes) => bytes.subarray(0, -1)],
    ['with a byte too many', (bytes) => Buffer.concat([bytes, Buffer.of(0)])],
    ['twice in one', (bytes) => Buffer.concat([bytes, bytes])],
    [
      'with its data first',
      (bytes) => {
        const at = Buffer.from(bytes).indexOf('mdat') - 4
        return Buffer.concat([bytes.subarray(at), bytes.subarray(0, at)])
      },
    ],
    ['of a track that the initialization segment does not know', (bytes) => changed(bytes, 'tfhd', 4, 9)],
    ['of one track twice', (bytes) => changed(Buffer.from(bytes), 'tfhd', 4, 2)],
    ['with four billion frames', (bytes) => changed(bytes, 'trun', 4, 0xffff_ffff)],
    [
      'with four billion frames that say nothing',
      (bytes) => changed(changed(bytes, 'trun', 0, 1), 'trun', 4, 0xffff_ffff),
    ],
    ['with an offset outside', (bytes) => changed(bytes, 'trun', 8, 0x7fff_ffff)],
    ['with an offset before its data', (bytes) => changed(bytes, 'trun', 8, 0)],
    ['with a frame of four gigabytes', (bytes) => changed(bytes, 'trun', 12, 0xffff_ffff)],
    ['with frames of an hour', (bytes) => changed(bytes, 'tfhd', 8, 3_600 * 90_000)],
    ['from the end of time', (bytes) => changed(bytes, 'tfdt', 4, 0xffff_ffff)],
    ['that is an initialization segment', () => initBytes],
    ['of nothing', () => new Uint8Array()],
    ['too large', () => new Uint8Array(MEDIA_LIMITS.part + 1)],
  ])('%s', (_, change) => refuses(() => readPart(change(part), init)))

  test('or read, whatever bytes they are', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => readsOrRefuses(() => readPart(bytes, init))))
  })

  test('or read, whatever bytes of it are others', () => {
    const head = Buffer.from(part).indexOf('mdat') + 8
    const flips = fc.array(fc.tuple(fc.nat(head - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(flips, fc.nat(part.byteLength), (changes, end) => {
        const copy = Buffer.from(part)
        for (const [at, value] of changes) copy[at] = value
        readsOrRefuses(() => readPart(copy, init))
        readsOrRefuses(() => readPart(copy.subarray(0, end), init))
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('an initialization segment is refused', () => {
  test.each<[string, (bytes: Uint8Array) => Uint8Array]>([
    ['cut off', (bytes) => bytes.subarray(0, -1)],
    ['that is a part', () => part],
    ['with another codec', (bytes) => changed(bytes, 'stsd', 12, 0x68_76_63_31)],
    ['with a track of two ids', (bytes) => changed(bytes, 'trex', 4, 7)],
    ['with ticks of a year', (bytes) => changed(bytes, 'mdhd', 12, 0)],
    ['with a picture of no height', (bytes) => changed(bytes, 'avc1', 24, 640 << 16)],
    ['with two sample descriptions', (bytes) => changed(bytes, 'stsd', 4, 2)],
    ['too large', () => new Uint8Array(MEDIA_LIMITS.init + 1)],
  ])('%s', (_, change) => refuses(() => readInit(change(initBytes))))

  test('or read, whatever bytes they are', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 2_000 }), (bytes) => readsOrRefuses(() => readInit(bytes))))
    const flips = fc.array(fc.tuple(fc.nat(initBytes.byteLength - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(flips, (changes) => {
        const copy = Buffer.from(initBytes)
        for (const [at, value] of changes) copy[at] = value
        readsOrRefuses(() => readInit(copy))
      }),
      { numRuns: 2_000 },
    )
  })
})
