import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fenToNumber, formatYuan, parseYuan } from './money.ts'

test.each([
  [9800n, '98.00'],
  [5n, '0.05'],
  [-5n, '-0.05'],
  [0n, '0.00'],
  [123_456_789n, '1234567.89'],
])('%s fen reads %s', (fen, text) => expect(formatYuan(fen)).toBe(text))

test.each(['', '-1', '1.234', '1,000', 'abc', '１'])('%s is not an amount', (text) =>
  expect(parseYuan(text)).toBeNull(),
)

test('property: what is printed is read back', () => {
  fc.assert(fc.property(fc.bigInt(0n, 99_999_999_999n), (fen) => parseYuan(formatYuan(fen)) === fen))
})

test('a sum that JSON would round is refused', () => {
  expect(fenToNumber(9800n)).toBe(9800)
  expect(() => fenToNumber(2n ** 60n)).toThrow(RangeError)
})
