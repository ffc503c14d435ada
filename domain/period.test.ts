import { expect, test } from 'vitest'
import { periodOf } from './period.ts'

test.each([
  ['2026-08-31T15:59:59Z', '2026-08'],
  ['2026-08-31T16:00:00Z', '2026-09'],
  ['2026-12-31T16:00:00Z', '2027-01'],
])('%s is in %s, by the clock of Shanghai', (at, period) => expect(periodOf(new Date(at))).toBe(period))
