import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseTaxNumber } from './tax-number.ts'

test.each([
  ['91350100M000100Y43', '91350100M000100Y43'],
  [' 9135 0100 m000 100y 43 ', '91350100M000100Y43'],
  ['９１３５０１００Ｍ０００１００Ｙ４３', '91350100M000100Y43'],
  ['370402123456789', '370402123456789'],
  ['37040219800101123X01', '37040219800101123X01'],
])('%s is read', (typed, number) => {
  expect(parseTaxNumber(typed)).toBe(number)
})

test.each(['', '91350100M000100Y44', '91350100M000100I43', '9135010', '91350100M000100Y430', '税号'])(
  '%s is none',
  (typed) => {
    expect(parseTaxNumber(typed)).toBeNull()
  },
)

test('one wrong character of a credit code is always found', () => {
  const right = '91350100M000100Y43'
  const other = fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY')
  fc.assert(
    fc.property(fc.nat(16), other, (at, character) => {
      fc.pre(right[at] !== character)
      expect(parseTaxNumber(right.slice(0, at) + character + right.slice(at + 1))).toBeNull()
    }),
  )
})
