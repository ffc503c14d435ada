import { expect, test } from 'vitest'
import type { OrderState } from '#domain/order-states.ts'
import type { AttemptView } from '#server/orders/read-own-money.ts'
import { refund } from './refund-example.ts'
import { soldLate, timelineOf } from './timeline-of.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 7, 28, 8, minute))
const change = (minute: number, from: OrderState, to: OrderState) => ({ from, to, at: at(minute) })
const attempt = (minute: number, state: AttemptView['state'], failureCode: string | null = null): AttemptView => ({
  ...{ state, failureCode, openedAt: at(minute), checkedAt: null },
})
const order = (history: ReturnType<typeof change>[]) => ({
  ...{ placedAt: at(0), history, refunds: [], disputes: [], unmatched: [], parcels: [], claims: [] },
  attempts: [attempt(1, 'succeeded')],
})
const told = (one: Parameters<typeof timelineOf>[0]) => timelineOf(one).map(({ what }) => what)

test('what happened is told in its order', () => {
  const done = order([change(2, 'held', 'paid'), change(60, 'paid', 'shipped'), change(61, 'shipped', 'completed')])
  expect(told(done)).toEqual(['placed', 'attempt', 'paid', 'completed'])
})

test('every parcel tells of itself, and a deposit of its balance', () => {
  const place = { id: 'a', producerSlug: 'farm', producerZh: '农场', producerEn: 'Farm', state: 'shipped' as const }
  const days = { releasesOn: null, deliverOn: null, shipBy: '2026-08-30' }
  const parcel = {
    ...place,
    ...days,
    weightG: 900,
    carrier: 'sf',
    trackingNo: 'SF1',
    packedAt: at(10),
    shippedAt: at(20),
  }
  const parcels = [
    { ...parcel, deliveredAt: at(40) },
    { ...parcel, id: 'b', shippedAt: at(30), deliveredAt: null },
  ]
  const moments = timelineOf({ ...order([change(2, 'held', 'reserved'), change(5, 'reserved', 'paid')]), parcels })
  expect(moments.map(({ what, parcel: which }) => (which ? `${what} ${which}` : what))).toEqual([
    ...['placed', 'attempt', 'reserved', 'paid', 'parcelPacked 1', 'parcelPacked 2'],
    ...['parcelShipped 1', 'parcelShipped 2', 'parcelDelivered 1'],
  ])
})

test('a claim is told when it opens and as it stands; a lighter parcel by its name', () => {
  const claim = { id: 'c', lineId: 'l', kind: 'spoiled' as const, openedAt: at(30), changedAt: at(35) }
  const claims = [{ ...claim, state: 'refunded' as const }]
  const refunds = [refund({ lighter: true, orderLineId: 'l', requestedAt: at(12) })]
  expect(told({ ...order([change(2, 'held', 'paid')]), claims, refunds }).slice(-3)).toEqual([
    ...['refundLighter', 'claim.open', 'claim.refunded'],
  ])
})

test('every visit to the cashier is told with what came of it', () => {
  const attempts = [
    attempt(5, 'processing'),
    attempt(4, 'failed', 'provider_unavailable'),
    attempt(3, 'failed', 'wrong_amount'),
    attempt(2, 'expired'),
    attempt(1, 'failed', 'declined'),
  ]
  const unmatched = [{ amountFen: 9_700n, currency: 'CNY', paidAt: at(3) }]
  expect(told({ ...order([]), attempts, unmatched })).toEqual([
    ...['placed', 'attemptFailed', 'attemptLeft', 'attempt', 'unmatched', 'attemptUnreachable', 'attemptProcessing'],
  ])
})

test('a payment after the hold is called late, with what came of it', () => {
  const sold = order([change(15, 'held', 'expired'), change(16, 'expired', 'paid')])
  expect(told(sold).at(-1)).toBe('paidLate')
  expect(soldLate(sold)).toBe(true)
  const gone = {
    ...order([
      change(15, 'held', 'cancelled'),
      change(16, 'cancelled', 'refunding'),
      change(17, 'refunding', 'refunded'),
    ]),
    refunds: [refund({ of: 'late', requestedAt: at(16), state: 'succeeded', settledAt: at(17) })],
  }
  expect(told(gone)).toEqual(['placed', 'attempt', 'cancelled', 'refundLate', 'refundPaid'])
  expect(soldLate(gone)).toBe(false)
})

test('a refund that came back is told to its end, by hand', () => {
  const refunds = [
    refund({ id: 'a', requestedAt: at(10), state: 'failed', settledAt: at(11), returnedAt: at(20), replaced: true }),
    refund({ id: 'b', requestedAt: at(21), state: 'failed', replacesId: 'a', replaced: true }),
    refund({ id: 'c', requestedAt: at(30), state: 'succeeded', settledAt: at(30), replacesId: 'b', byHand: true }),
  ]
  const history = [change(2, 'held', 'paid'), change(10, 'paid', 'refunding'), change(30, 'refunding', 'refunded')]
  const moments = timelineOf({ ...order(history), refunds })
  expect(moments.map(({ what, failed }) => [what, failed ?? false])).toEqual([
    ['placed', false],
    ['attempt', false],
    ['paid', false],
    ['refundDecided', false],
    ['refundPaid', false],
    ['refundReturned', false],
    ['refundAgain', true],
    ['refundByHand', false],
  ])
})

test('a dispute is told when it opens and when it closes', () => {
  const open = { amountFen: 9_800n, state: 'open' as const, openedAt: at(5), closedAt: null }
  const paid = order([change(2, 'held', 'paid')])
  expect(told({ ...paid, disputes: [open] }).at(-1)).toBe('disputeOpened')
  expect(told({ ...paid, disputes: [{ ...open, state: 'won', closedAt: at(9) }] }).at(-1)).toBe('disputeWon')
  expect(told({ ...paid, disputes: [{ ...open, state: 'lost', closedAt: at(9) }] }).at(-1)).toBe('disputeLost')
})
