import { expect, test } from 'vitest'
import { makeWayBack } from './way-back.ts'

const MINUTE = 60_000

test('the best way is tried again after a minute without a stall', () => {
  const back = makeWayBack()
  back.failed(0)
  expect(back.isDue(10 * MINUTE), 'nothing plays yet').toBe(false)
  back.plays(0)
  back.stalled()
  back.plays(MINUTE / 2)
  expect(back.isDue(MINUTE)).toBe(false)
  back.plays(MINUTE)
  expect(back.isDue(1.5 * MINUTE)).toBe(true)
})

test('a try that fails soon makes it wait twice as long, up to a quarter of an hour', () => {
  const back = makeWayBack()
  let now = 0
  back.failed(now)
  const waits = Array.from({ length: 6 }, () => {
    back.plays(now)
    const from = now
    while (!back.isDue(now)) now += MINUTE
    back.tries(now)
    back.failed(now + 5_000)
    return (now - from) / MINUTE
  })
  expect(waits).toEqual([1, 2, 4, 8, 16, 16])
})

test('a try that lasts is forgotten', () => {
  const back = makeWayBack()
  back.failed(0)
  back.tries(MINUTE)
  back.failed(MINUTE + 1_000)
  back.tries(3 * MINUTE)
  back.failed(6 * MINUTE)
  back.plays(6 * MINUTE)
  expect(back.isDue(7 * MINUTE)).toBe(true)
})
