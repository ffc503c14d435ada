import { expect, test } from 'vitest'
import { drawSample, sampleSize } from './verification-sample.ts'

const ids = (count: number) => Array.from({ length: count }, (_, i) => `h${i}`)
const first = () => 0

test.each([
  [0, 0],
  [3, 3],
  [5, 5],
  [6, 5],
  [50, 5],
  [51, 6],
  [1_000, 100],
])('of %i paid households %i are asked', (paid, asked) => expect(sampleSize(paid)).toBe(asked))

test('who differed before is asked again, the rest by chance, nobody twice', () => {
  const drawn = drawSample(ids(40), new Set(['h39', 'h7']), (limit) => limit - 1)
  expect(drawn).toHaveLength(5)
  expect(drawn.slice(0, 2)).toEqual(['h7', 'h39'])
  expect(new Set(drawn).size).toBe(5)
})

test('more who differed than the size: all of them', () => {
  expect(drawSample(ids(20), new Set(ids(9)), first)).toEqual(ids(9))
})

test('everybody can be drawn, and about equally often', () => {
  const counts = new Map(ids(10).map((id) => [id, 0]))
  let seed = 7
  const below = (limit: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * limit)
  }
  for (let run = 0; run < 4_000; run++)
    for (const id of drawSample(ids(10), new Set(), below)) counts.set(id, (counts.get(id) ?? 0) + 1)
  for (const count of counts.values()) expect(Math.abs(count - 2_000)).toBeLessThan(200)
})
