import { expect, test } from 'vitest'
import { keepFor } from './keep-for.ts'

test('memory is bounded, and what is over is forgotten', () => {
  let now = 0
  const store = keepFor<string>({ lifetime: 1_000, limit: 100, now: () => now })
  for (const key of ['a', 'b', 'c']) store.set(key, { value: key, began: now }, 40)
  expect(['a', 'b', 'c'].map((key) => store.get(key))).toEqual([undefined, 'b', 'c'])
  expect(store.size()).toBe(80)
  now = 1_000
  expect(store.get('c')).toBeUndefined()
  store.set('d', { value: 'd', began: now }, 40)
  expect(store.size()).toBe(40)
  store.set('d', { value: 'd', began: now }, 60)
  expect(store.size()).toBe(60)
})
