import { expect, test } from 'vitest'
import { type KeptParts, keepParts, type Offer } from './kept-parts.ts'

const fragments: Offer = { kind: 'fragments', codecs: 'avc1.42e01f', width: 640, height: 360, init: new Uint8Array(8) }
const part = (at: number, size = 10) => ({ bytes: new Uint8Array(size).fill(at / 200), key: at % 1_000 === 0, at })
/** A second is five parts; the first of each is a key. */
const fill = (kept: KeptParts, count: number, from = 0, size?: number) => {
  for (let i = 0; i < count; i++) kept.push(part(from + i * 200, size))
}
const numbers = (kept: KeptParts): number[] => {
  const out: number[] = []
  for (let next = kept.take(); next; next = kept.take()) out.push(next.number)
  return out
}
const trackOf = (kept: KeptParts) => {
  const track = kept.track()
  if (!track) throw new Error('no track')
  return track
}

test('sends in order what was cut, once', () => {
  const kept = keepParts()
  kept.begin(fragments, 0)
  fill(kept, 3)
  expect(numbers(kept)).toEqual([0, 1, 2])
  expect(kept.take()).toBeNull()
})

test('keeps what is taken but not stored, and sends it again to a server that lost it', () => {
  const kept = keepParts()
  kept.begin(fragments, 0)
  fill(kept, 12)
  numbers(kept)
  kept.taken(trackOf(kept), { next: 12, stored: 5 })
  expect(kept.waiting(3_000)).toEqual({ ms: 0, bytes: 0, parts: 0 })
  kept.rewind()
  expect(kept.resume(trackOf(kept), { epoch: 1, next: 5, stored: 5 })).toBe(true)
  expect(numbers(kept)).toEqual([5, 6, 7, 8, 9, 10, 11])
  expect(kept.waiting(3_000)).toMatchObject({ ms: 2_000, parts: 7 })
})

test('a server that wants what is no longer kept gets a new track from the next key frame on', () => {
  const kept = keepParts()
  kept.begin(fragments, 0)
  fill(kept, 12)
  kept.taken(trackOf(kept), { next: 12, stored: 7 })
  expect(kept.resume(trackOf(kept), { epoch: 1, next: 2, stored: 2 })).toBe(false)
  kept.renew(trackOf(kept))
  expect(trackOf(kept).epoch).toBeNull()
  expect(trackOf(kept).parts[0]?.at).toBe(2_000)
  expect(numbers(kept)).toEqual([0, 1])
})

test('goes on to the next track when everything before it is taken', () => {
  const kept = keepParts()
  kept.begin(fragments, 0)
  fill(kept, 5)
  kept.begin({ ...fragments, height: 240 }, 1_000)
  fill(kept, 5, 1_000)
  expect(numbers(kept)).toEqual([0, 1, 2, 3, 4])
  expect(kept.advance()).toBe(false)
  kept.taken(trackOf(kept), { next: 5, stored: 0 })
  expect(kept.advance()).toBe(true)
  expect(trackOf(kept).offer).toMatchObject({ height: 240 })
  expect(numbers(kept)).toEqual([0, 1, 2, 3, 4])
})

test('after a cut begins at the oldest track of which something is not stored', () => {
  const kept = keepParts()
  kept.begin(fragments, 0)
  fill(kept, 5)
  kept.taken(trackOf(kept), { next: 5, stored: 0 })
  kept.begin({ ...fragments, height: 240 }, 1_000)
  fill(kept, 5, 1_000)
  kept.advance()
  kept.rewind()
  expect(trackOf(kept).offer).toMatchObject({ height: 360 })
  kept.advance()
  kept.taken(trackOf(kept), { next: 5, stored: 5 })
  kept.rewind()
  expect(trackOf(kept).offer).toMatchObject({ height: 240 })
})

test('a track of which nothing was sent is not offered when another begins', () => {
  const kept = keepParts()
  kept.begin(fragments, 0)
  kept.begin({ ...fragments, height: 240 }, 100)
  expect(trackOf(kept).offer).toMatchObject({ height: 240 })
  expect(kept.advance()).toBe(false)
})

test.each([
  ['a minute', { ms: 1_000, bytes: 1e9 }, 6],
  ['so many bytes', { ms: 1e9, bytes: 60 }, 6],
])('keeps no more than %s', (_, limits, most) => {
  const kept = keepParts(limits)
  kept.begin(fragments, 0)
  fill(kept, 20)
  expect(trackOf(kept).parts).toHaveLength(most)
  expect(trackOf(kept).parts.at(-1)?.at).toBe(3_800)
  expect(kept.sendAgainFrom(trackOf(kept), 3)).toBe(false)
})

test('the oldest tracks go first when it is too much', () => {
  const kept = keepParts({ ms: 1e9, bytes: 100 })
  kept.begin(fragments, 0)
  fill(kept, 5)
  kept.begin({ ...fragments, height: 240 }, 1_000)
  fill(kept, 8, 1_000)
  expect(trackOf(kept).parts).toHaveLength(2)
  fill(kept, 4, 2_600)
  expect(trackOf(kept).offer).toMatchObject({ height: 240 })
  expect(kept.waiting(4_000).bytes).toBe(100)
})

test('a track that is left out takes nothing more, nor does the one before it', () => {
  const kept = keepParts()
  kept.begin(fragments, 0)
  fill(kept, 5)
  kept.taken(trackOf(kept), { next: 5, stored: 0 })
  kept.begin({ ...fragments, height: 240 }, 1_000)
  fill(kept, 5, 1_000)
  kept.advance()
  expect(kept.drop(trackOf(kept))).toBe(true)
  fill(kept, 5, 2_000)
  expect(trackOf(kept).parts).toHaveLength(5)
  kept.begin({ ...fragments, height: 360 }, 3_000)
  fill(kept, 5, 3_000)
  kept.advance()
  expect(numbers(kept)).toEqual([0, 1, 2, 3, 4])
})
