import { expect, test } from 'vitest'
import { saleWindow } from './sale-window.ts'

const from = new Date('2020-08-01T00:00:00Z')
const until = new Date('2020-09-01T00:00:00Z')
const releasesOn = new Date('2020-08-28')
const dates = { shipsNow: false, preorderFrom: from, preorderUntil: until, releasesOn }
const later = (date: Date, ms: number) => new Date(date.getTime() + ms)

test('pre-orders are taken from the first moment to just before the last', () => {
  expect(saleWindow(dates, later(from, -1)).preorder).toBeNull()
  expect(saleWindow(dates, from).preorder).toEqual({ until, releasesOn })
  expect(saleWindow(dates, later(until, -1)).preorder).toEqual({ until, releasesOn })
  expect(saleWindow(dates, until).preorder).toBeNull()
})

test('without a window there are no pre-orders', () => {
  const none = { shipsNow: true, preorderFrom: null, preorderUntil: null, releasesOn: null }
  expect(saleWindow(none, from)).toEqual({ shipsNow: true, preorder: null })
})
