import { expect, test } from 'vitest'
import { readMovement } from './stripe-movement.ts'

const movement = (reporting_category: string, change: Partial<Parameters<typeof readMovement>[0]> = {}) =>
  readMovement({
    ...{ id: 'txn_1', reporting_category, amount: -1_000, fee: 30, currency: 'cny', created: 1_798_000_000 },
    ...{ source: { id: 'obj_1', payment_intent: 'pi_1' }, ...change },
  })

test.each([
  ['charge', 'payment', 'pi_1'],
  ['refund', 'refund', 'obj_1'],
  ['refund_failure', 'refund_return', 'obj_1'],
  ['dispute', 'dispute', 'obj_1'],
  ['dispute_reversal', 'dispute_return', 'obj_1'],
  ['payout', 'payout', 'obj_1'],
  ['payout_reversal', 'other', 'obj_1'],
  ['a category to come', 'other', 'obj_1'],
])('%s is %s', (category, kind, reference) => {
  const at = new Date(1_798_000_000_000)
  const money = { amountFen: -1_000n, feeFen: 30n, currency: 'CNY' }
  expect(movement(category)).toEqual({ id: 'txn_1', kind, reference, at, ...money })
})

test.each(['fee', 'network_cost'])('%s is an amount without a fee of its own', (category) => {
  expect(movement(category, { source: null })).toMatchObject({
    ...{ kind: 'fee', reference: null, amountFen: -1_030n, feeFen: 0n },
  })
})

test('a charge that is not expanded names no payment', () => {
  expect(movement('charge', { source: 'ch_1' })).toMatchObject({ kind: 'payment', reference: null })
})
