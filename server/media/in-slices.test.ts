import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { COURTESY_MS, inSlices } from './in-slices.ts'

const items = [1, 2, 3, 4, 5]

test('the first slice goes out at once, each other one when nobody else is under way, in order', async () => {
  const done: number[] = []
  const asked: number[] = []
  let courtesy = Promise.withResolvers<void>()
  const others = {
    none: (patienceMs: number) => {
      asked.push(patienceMs)
      courtesy = Promise.withResolvers<void>()
      return courtesy.promise
    },
  }
  const working = inSlices(items, { size: 2, others }, (item) => done.push(item))
  expect(done).toEqual([1, 2])
  await expect.poll(() => asked.length).toBe(1)
  expect(done).toEqual([1, 2])
  courtesy.resolve()
  await expect.poll(() => asked.length).toBe(2)
  expect(done).toEqual([1, 2, 3, 4])
  courtesy.resolve()
  await working
  expect(done).toEqual(items)
  expect(Math.max(...asked), 'within bounds').toBeLessThanOrEqual(COURTESY_MS)
})

test('patience is for waiting: the time that the work itself takes is not taken from it', async () => {
  const asked: number[] = []
  const others = {
    none: (patienceMs: number) => {
      asked.push(patienceMs)
      return asked.length === 2 ? pause(COURTESY_MS / 2) : Promise.resolve()
    },
  }
  const busy = () => {
    const end = performance.now() + COURTESY_MS
    while (performance.now() < end);
  }
  await inSlices(items, { size: 1, others }, busy)
  expect(asked[1]).toBeGreaterThan(COURTESY_MS * 0.75)
  expect(asked[2]).toBeLessThan(COURTESY_MS * 0.6)
  expect(asked[3]).toBeGreaterThan(0)
})

test('who is in a hurry waits for nobody', async () => {
  const done: number[] = []
  const others = { none: () => new Promise<never>(() => undefined) }
  await inSlices(items, { size: 1, others, hurry: () => true }, (item) => done.push(item))
  expect(done).toEqual(items)
})
