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

test('who is in a hurry waits for nobody', async () => {
  const done: number[] = []
  const others = { none: () => new Promise<never>(() => undefined) }
  await inSlices(items, { size: 1, others, hurry: () => true }, (item) => done.push(item))
  expect(done).toEqual(items)
})
