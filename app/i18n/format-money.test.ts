import { expect, test } from 'vitest'
import { formatMoney } from './format-money.ts'

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
