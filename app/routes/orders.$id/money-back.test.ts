import { expect, test } from 'vitest'
import { isOwed, moneyBack, sumsOf } from './money-back.ts'
import { refund } from './refund-example.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 7, 28, 8, minute))
const standings = (...refunds: Parameters<typeof refund>[0][]) =>
  moneyBack({ refunds: refunds.map(refund), disputes: [] }).map(({ standing }) => standing)

test('a refund stands as far as it has come', () => {
  expect(standings({})).toEqual(['underWay'])
  expect(standings({ state: 'succeeded', settledAt: at(1) })).toEqual(['paid'])
  expect(standings({ state: 'succeeded', settledAt: at(1), byHand: true })).toEqual(['byHand'])
  expect(standings({ state: 'failed' })).toEqual(['failed'])
  expect(standings({ state: 'failed', settledAt: at(1), returnedAt: at(2) })).toEqual(['returned'])
})

test('what took the place of failed ones is shown once, for the units and from the moment of the first', () => {
  const refunds = [
    refund({ id: 'a', state: 'failed', orderLineId: 'line', quantity: 2, requestedAt: at(1), replaced: true }),
    refund({ id: 'b', state: 'failed', requestedAt: at(2), replacesId: 'a', replaced: true }),
    refund({ id: 'c', state: 'succeeded', requestedAt: at(3), settledAt: at(4), replacesId: 'b', byHand: true }),
  ]
  const [only, ...others] = moneyBack({ refunds, disputes: [] })
  expect(others).toEqual([])
  expect(only).toMatchObject({
    id: 'c',
    standing: 'byHand',
    orderLineId: 'line',
    quantity: 2,
    decidedAt: at(1),
    paidAt: at(4),
  })
})

test('a dispute that the buyer won went back by the bank; others did not', () => {
  const dispute = { amountFen: 5_000n, openedAt: at(1), closedAt: at(9) }
  const disputes = [
    { ...dispute, state: 'open' as const, closedAt: null },
    { ...dispute, state: 'won' as const },
    { ...dispute, state: 'lost' as const },
  ]
  expect(moneyBack({ refunds: [], disputes })).toMatchObject([
    { of: 'bank', standing: 'paid', amountFen: 5_000n, paidAt: at(9) },
  ])
})

test('sums tell apart what is paid, under way and owed, and leave out other currencies', () => {
  const refunds = [
    refund({ id: 'a', amountFen: 100n, state: 'succeeded', settledAt: at(1) }),
    refund({ id: 'b', amountFen: 20n }),
    refund({ id: 'c', amountFen: 3n, state: 'failed' }),
    refund({ id: 'd', amountFen: 9_000n, currency: 'USD', state: 'failed' }),
  ]
  const backs = moneyBack({ refunds, disputes: [] })
  expect(sumsOf(backs)).toEqual({ paidFen: 100n, underWayFen: 20n, owedFen: 3n })
  expect(backs.filter(isOwed).map(({ id }) => id)).toEqual(['c', 'd'])
})
