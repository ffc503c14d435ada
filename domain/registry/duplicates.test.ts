import { expect, test } from 'vitest'
import { LEAST_SCORE, likenessScore } from './duplicates.ts'

test('an identity number is enough; a name that only sounds alike, or an address, is not', () => {
  expect(likenessScore(['idNumber'])).toBe(100)
  expect(likenessScore(['pinyin'])).toBeLessThan(LEAST_SCORE)
  expect(likenessScore(['address'])).toBeLessThan(LEAST_SCORE)
  expect(likenessScore(['pinyin', 'address'])).toBeGreaterThanOrEqual(LEAST_SCORE)
})
test('a name is not counted twice, and nothing is above a hundred', () => {
  expect(likenessScore(['name', 'pinyin'])).toBe(likenessScore(['name']))
  expect(likenessScore(['idNumber', 'phone', 'name', 'pinyin', 'address', 'account'])).toBe(100)
})
