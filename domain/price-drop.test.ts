import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dropPrice } from './price-drop.ts'

test.each([
  [9_800n, 5, null, 9_310n],
  [9_800n, 10, null, 8_820n],
  [9_990n, 5, null, 9_490n],
  [9_800n, 10, 9_000n, 9_000n],
  [9_000n, 5, 9_000n, null],
  [10n, 5, null, null],
])('%s fen less %s %%, floor %s: %s', (price, percent, floor, lower) => {
  expect(dropPrice(price, percent, floor)).toBe(lower)
})

test('never at or above the price, never below the floor', () => {
  const fen = fc.bigInt({ min: 1n, max: 10_000_000n })
  fc.assert(
    fc.property(fen, fc.integer({ min: 1, max: 99 }), fc.option(fen), (price, percent, floor) => {
      const lower = dropPrice(price, percent, floor)
      return lower === null || (lower < price && lower > 0n && (floor === null || lower >= floor))
    }),
  )
})
