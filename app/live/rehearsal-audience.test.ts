import { expect, test } from 'vitest'
import { type Moment, makeAudience, type Sight } from './rehearsal-audience.ts'

const script = { names: ['刘', '梅'], questions: ['多少钱？'], remarks: ['支持'] }
const selling: Sight = { paused: false, left: 1_000, dropped: false }

/** All that an audience does in so many seconds. */
function watch(seed: number, seconds: number, sight: Sight): Moment[] {
  const audience = makeAudience(seed, script)
  return Array.from({ length: seconds }, (_, second) => audience(second, sight)).flat()
}
const kinds = (moments: Moment[], kind: Moment['kind']) => moments.filter((moment) => moment.kind === kind).length

test('the same seed is the same audience, another seed another', () => {
  expect(watch(7, 120, selling)).toEqual(watch(7, 120, selling))
  expect(watch(7, 120, selling)).not.toEqual(watch(8, 120, selling))
})

test('in five minutes people come, ask, praise and buy', () => {
  const moments = watch(1, 300, selling)
  expect(kinds(moments, 'said')).toBeGreaterThan(20)
  expect(kinds(moments, 'bought')).toBeGreaterThan(10)
  const viewers = moments.flatMap((moment) => (moment.kind === 'viewers' ? moment.viewers : []))
  expect(Math.min(...viewers)).toBeGreaterThan(0)
  expect(Math.max(...viewers)).toBeGreaterThan(30)
})

test('nobody buys during a pause, nor what is not presented or gone; more do after a drop', () => {
  for (const sight of [{ paused: true }, { left: null }, { left: 0 }])
    expect(kinds(watch(1, 300, { ...selling, ...sight }), 'bought')).toBe(0)
  expect(kinds(watch(1, 300, { ...selling, dropped: true }), 'bought')).toBeGreaterThan(
    kinds(watch(1, 300, selling), 'bought'),
  )
  const few = watch(1, 300, { ...selling, left: 1 })
  expect(few.every((moment) => moment.kind !== 'bought' || moment.quantity === 1)).toBe(true)
})
