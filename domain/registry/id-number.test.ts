import { describe, expect, test } from 'vitest'
import { parseIdNumber } from './id-number.ts'

describe('an identity number', () => {
  test('is read as people type it', () => {
    expect(parseIdNumber('11010519491231002X')).toBe('11010519491231002X')
    expect(parseIdNumber(' 110105 19491231 002x ')).toBe('11010519491231002X')
    expect(parseIdNumber('１１０１０５１９４９１２３１００２Ｘ')).toBe('11010519491231002X')
  })
  test('is refused with a wrong digit, two swapped, a day that never was, or too few places', () => {
    for (const wrong of ['110105194912310021', '11010519491213002X', '11010519490231002X', '110105491231002', ''])
      expect(parseIdNumber(wrong)).toBeNull()
  })
})
