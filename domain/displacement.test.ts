import { describe, expect, test } from 'vitest'
import { displacement } from './displacement.ts'

describe('extra or merely shifted', () => {
  test.each([
    ['sells elsewhere as before: all is extra', { base: 100, outside: 100, here: 40 }, { extra: 40, shifted: 0 }],
    ['all of it moved here', { base: 100, outside: 60, here: 40 }, { extra: 0, shifted: 40 }],
    ['a part of it moved', { base: 100, outside: 90, here: 40 }, { extra: 30, shifted: 10 }],
    ['lost more elsewhere than is sold here', { base: 100, outside: 20, here: 40 }, { extra: 0, shifted: 40 }],
    ['grew elsewhere too', { base: 100, outside: 130, here: 40 }, { extra: 40, shifted: 0 }],
    ['new to the market', { base: 0, outside: 0, here: 40 }, { extra: 40, shifted: 0 }],
  ])('%s', (_, sales, parts) => {
    expect(displacement(sales)).toEqual(parts)
  })
})
