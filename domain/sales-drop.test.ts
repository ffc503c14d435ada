import { expect, test } from 'vitest'
import { salesFell } from './sales-drop.ts'

test.each([
  ['less than half of the average', 4_999n, 30_000n, true],
  ['exactly half', 5_000n, 30_000n, false],
  ['nothing at all', 0n, 30_000n, true],
  ['too few sales to fall', 0n, 14_999n, false],
  ['taken back', -100n, 15_000n, true],
])('%s', (_, month, before, fell) => {
  expect(salesFell(month, before)).toBe(fell)
})
