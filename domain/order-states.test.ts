import { expect, test } from 'vitest'
import { findTransition, orderStates, orderTransitions, validateOrderTransitions } from './order-states.ts'

test('the table is whole', () => expect(validateOrderTransitions).not.toThrow())

test('only a refund that the bank sends back leaves refunded, and nothing that was paid can be cancelled', () => {
  expect(orderStates.filter((to) => findTransition('refunded', to))).toEqual(['refunding'])
  for (const from of ['paid', 'shipped', 'completed'] as const) expect(findTransition(from, 'cancelled')).toBeNull()
})

test('units move only between the places of the stock, and never out of nothing', () => {
  for (const { from, stock } of orderTransitions) {
    if (!stock) continue
    const places = { held: 'held', reserved: 'held', paid: 'sold', packed: 'sold', expired: 'free', cancelled: 'free' }
    const where = places[from as keyof typeof places]
    expect(stock.from).toBe(where)
    expect(stock.to).not.toBe(stock.from)
  }
})
