import fc from 'fast-check'
import { expect, test } from 'vitest'
import { clockTime, momentPath, readClockTime } from './times.ts'

test('times read as they are written', () => {
  expect([0, 59_999, 1_380_000, 3_723_000].map(clockTime)).toEqual(['00:00', '00:59', '23:00', '1:02:03'])
  fc.assert(fc.property(fc.nat(100_000), (seconds) => readClockTime(clockTime(seconds * 1_000)) === seconds * 1_000))
})

test.each(['', 'x', '1:60', '1:2:3:4', '-5', '12:', '1.5', '9999999'])('%j is no time', (text) => {
  expect(readClockTime(text)).toBeNull()
})

test('full-width digits and plain seconds are times too', () => {
  expect(['２３：００', ' 1380 ', '0'].map(readClockTime)).toEqual([1_380_000, 1_380_000, 0])
  expect(momentPath('s', 1_380_999)).toBe('/live/s?t=1380')
})
