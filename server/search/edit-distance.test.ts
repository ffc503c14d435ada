import { expect, test } from 'vitest'
import { distance, editDistance } from './edit-distance.ts'

test.each([
  ['honny', 'honey', 1],
  ['chiken', 'chicken', 1],
  ['', 'tea', 3],
  ['tea', 'tea', 0],
  ['kitten', 'sitting', 3],
])('%s is %s in %i steps', (a, b, steps) => {
  expect(editDistance(a, b)).toBe(steps)
  expect(editDistance(b, a)).toBe(steps)
})

test('every word of a query is held against the nearest of a name', () => {
  expect(distance('honny chengku', 'chengkou fengmi honey')).toBe(2)
})
