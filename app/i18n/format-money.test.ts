import { expect, test } from 'vitest'
import { formatMoney, formatSum } from './format-money.ts'

test.each([
  [9_800n, '¥98.00'],
  [5n, '¥0.05'],
  [0n, '¥0.00'],
  [10_691_800n, '¥106,918.00'],
  [123_456_789_012n, '¥1,234,567,890.12'],
  [-980n, '−¥9.80'],
])('%s fen reads %s', (fen, words) => {
  expect(formatMoney(fen)).toBe(words)
})

test('an amount in another currency names it', () => {
  expect(formatSum(9_800n)).toBe('¥98.00')
  expect(formatSum(9_800n, 'USD')).toBe('USD 98.00')
})
