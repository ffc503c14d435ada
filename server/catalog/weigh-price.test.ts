import { expect, test } from 'vitest'
import { priceOf500g } from './weigh-price.ts'

test.each([
  [9800n, 1500, 3267n],
  [100n, 300, 167n],
  [101n, 1000, 51n],
  [4900n, 500, 4900n],
  [1n, 25_000, 0n],
])('%d fen for %d g are %d fen for 500 g', (price, grams, expected) => {
  expect(priceOf500g(price, grams)).toBe(expected)
})

test('what has no weight has no such price', () => {
  expect(priceOf500g(9800n, null)).toBeNull()
})
