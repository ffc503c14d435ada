import { expect, test } from 'vitest'
import { lastApril, nextSixteen, saleWindow } from './dates.ts'

const now = new Date('2026-11-22T04:00:00Z')

test('goods within their season ship now', () => {
  expect(saleWindow({ from: '11-20', to: '01-31' }, now)).toEqual({ shipsNow: true, preorder: null })
  expect(saleWindow({ from: '11-20', to: '01-31' }, new Date('2027-01-10T00:00:00Z')).shipsNow).toBe(true)
  expect(saleWindow(null, now).shipsNow).toBe(true)
})

test('goods out of season are pre-ordered until the end of the next one', () => {
  expect(saleWindow({ from: '12-20', to: '02-10' }, now)).toEqual({
    shipsNow: false,
    preorder: {
      from: new Date('2026-11-07T16:00:00Z'),
      until: new Date('2027-02-09T16:00:00Z'),
      releasesOn: '2026-12-20',
    },
  })
  expect(saleWindow({ from: '06-20', to: '08-10' }, now).preorder?.releasesOn).toBe('2027-06-20')
})

test('a batch is pre-ordered before its release and can still be bought after it', () => {
  const { shipsNow, preorder } = saleWindow({ releasesInDays: 5 }, now)
  expect([shipsNow, preorder?.releasesOn]).toEqual([false, '2026-11-27'])
  expect(preorder?.until.getTime()).toBeGreaterThan(new Date('2027-01-01').getTime())
})

test('sessions start at 16:00 in Shanghai, at least an hour ahead', () => {
  expect(nextSixteen(now).toISOString()).toBe('2026-11-22T08:00:00.000Z')
  expect(nextSixteen(new Date('2026-11-22T07:30:00Z')).toISOString()).toBe('2026-11-23T08:00:00.000Z')
})

test('the chicks came in an April long enough ago to be grown', () => {
  expect(lastApril(now)).toBe('2026-04-10')
  expect(lastApril(new Date('2026-06-01T00:00:00Z'))).toBe('2025-04-10')
})
