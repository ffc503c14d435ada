import { expect, test } from 'vitest'
import { standingOf } from './agreement-standing.ts'

const day = (date: number) => new Date(Date.UTC(2026, 10, date))
const approved = { state: 'approved' as const, validFrom: day(10), validTo: day(20) }

test.each([
  [9, 'coming'],
  [10, 'inForce'],
  [19, 'inForce'],
  [20, 'ended'],
])('on day %i an approved version is %s', (date, standing) => {
  expect(standingOf(approved, day(date))).toBe(standing)
})
test('what is not decided, or was sent back, has no dates to count by; an open end never comes', () => {
  expect(standingOf({ ...approved, state: 'proposed' }, day(15))).toBe('proposed')
  expect(standingOf({ ...approved, state: 'rejected' }, day(15))).toBe('rejected')
  expect(standingOf({ ...approved, validTo: null }, day(30))).toBe('inForce')
})
