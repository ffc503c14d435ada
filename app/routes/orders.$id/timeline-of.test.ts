import { expect, test } from 'vitest'
import type { OrderState } from '#domain/order-states.ts'
import { lateness, timelineOf } from './timeline-of.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 7, 28, 8, minute))
const change = (minute: number, from: OrderState, to: OrderState) => ({ from, to, at: at(minute) })
const order = (history: ReturnType<typeof change>[]) => ({
  placedAt: at(0),
  attempts: [{ state: 'succeeded' as const, failureCode: null, openedAt: at(1) }],
  history,
})

test('what happened is told in its order', () => {
  const told = timelineOf(
    order([change(2, 'held', 'paid'), change(60, 'paid', 'shipped'), change(61, 'shipped', 'completed')]),
  )
  expect(told.map(({ what }) => what)).toEqual(['placed', 'attempt', 'paid', 'shipped', 'completed'])
})

test('a payment after the hold is called late, with what came of it', () => {
  const sold = order([change(15, 'held', 'expired'), change(16, 'expired', 'paid')])
  expect(timelineOf(sold).at(-1)?.what).toBe('paidLate')
  expect(lateness(sold)).toBe('sold')
  const refunded = order([
    change(15, 'held', 'cancelled'),
    change(16, 'cancelled', 'refunding'),
    change(17, 'refunding', 'refunded'),
  ])
  expect(timelineOf(refunded).map(({ what }) => what)).toEqual([
    'placed',
    'attempt',
    'cancelled',
    'refundingLate',
    'refunded',
  ])
  expect(lateness(refunded)).toBe('refunded')
  expect(lateness(order([change(2, 'held', 'paid')]))).toBeNull()
})
