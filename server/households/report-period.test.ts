import { describe, expect, test } from 'vitest'
import { reportPeriod } from './report-period.ts'

/** 00:30 on 1 December in Asia/Shanghai, still November in UTC. */
const now = new Date('2026-11-30T16:30:00Z')

describe('a report’s period is counted in days of Asia/Shanghai', () => {
  test('this month by default', () => {
    const period = reportPeriod({}, now)
    expect(period).toMatchObject({ key: 'month', fromDay: '2026-12-01', toDay: '2026-12-31', step: 'day' })
    expect(period.from.toISOString()).toBe('2026-11-30T16:00:00.000Z')
    expect(period.to.toISOString()).toBe('2026-12-31T16:00:00.000Z')
  })
  test('today, this year, a month', () => {
    expect(reportPeriod({ period: 'today' }, now)).toMatchObject({ fromDay: '2026-12-01', step: 'hour' })
    expect(reportPeriod({ period: 'year' }, now)).toMatchObject({
      fromDay: '2026-01-01',
      toDay: '2026-12-31',
      step: 'month',
    })
    expect(reportPeriod({ period: '2026-02' }, now)).toMatchObject({ fromDay: '2026-02-01', toDay: '2026-02-28' })
  })
  test('days from and to, both included', () => {
    const period = reportPeriod({ from: '2026-08-28', to: '2026-08-30' }, now)
    expect(period).toMatchObject({ key: 'range', fromDay: '2026-08-28', toDay: '2026-08-30' })
    expect(period.to.toISOString()).toBe('2026-08-30T16:00:00.000Z')
  })
  test.each([
    [{ period: '2026-13' }, 'period'],
    [{ period: 'forever' }, 'period'],
    [{ from: '2026-02-30' }, 'from'],
    [{ from: '2026-08-30', to: '2026-08-28' }, 'to'],
    [{ from: '1990-01-01', to: '2026-01-01' }, 'to'],
  ])('%j is no period', (query, field) => {
    expect(() => reportPeriod(query, now)).toThrow(expect.objectContaining({ code: 'InvalidInput', detail: { field } }))
  })
})
