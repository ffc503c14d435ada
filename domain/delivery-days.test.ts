import { expect, test } from 'vitest'
import { addDays, dayOf, laterDay, startOfDay } from './calendar-day.ts'
import { deliveryDays } from './delivery-days.ts'

test('a day begins at midnight in Asia/Shanghai', () => {
  expect(dayOf(new Date('2026-08-28T15:59:59Z'))).toBe('2026-08-28')
  expect(dayOf(new Date('2026-08-28T16:00:00Z'))).toBe('2026-08-29')
  expect(startOfDay('2026-08-29')).toEqual(new Date('2026-08-28T16:00:00Z'))
})

test('days are counted across months and leap days', () => {
  expect(addDays('2026-12-30', 3)).toBe('2027-01-02')
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29')
  expect(laterDay('2026-09-01', null)).toBe('2026-09-01')
  expect(laterDay('2026-09-01', '2026-10-01')).toBe('2026-10-01')
})

const terms = { fresh: true, leadDays: 2, transitDays: 1 }

test('fresh goods come on one of seven days, once they can be there', () => {
  const days = deliveryDays(terms, '2026-08-28', null)
  expect(days).toHaveLength(7)
  expect([days[0], days[6]]).toEqual(['2026-08-31', '2026-09-06'])
})

test('a pre-order counts from its release; one that was released already from today', () => {
  expect(deliveryDays(terms, '2026-08-28', '2026-10-01')[0]).toBe('2026-10-04')
  expect(deliveryDays(terms, '2026-08-28', '2026-08-01')[0]).toBe('2026-08-31')
})

test('goods that keep have no day to choose', () => {
  expect(deliveryDays({ ...terms, fresh: false }, '2026-08-28', null)).toEqual([])
})
