import { expect, test } from 'vitest'
import { findTransition } from './order-states.ts'
import {
  mayBecome,
  orderStateOf,
  orderWay,
  parcelStates,
  stepsToFollow,
  validateParcelTransitions,
} from './parcel-states.ts'

test('the table is whole', () => expect(validateParcelTransitions).not.toThrow())

test('what was sent never comes back to the farm, and what was delivered stays so', () => {
  for (const to of ['waiting', 'packed', 'cancelled'] as const) {
    expect(mayBecome('shipped', to)).toBe(false)
    expect(mayBecome('delivered', to)).toBe(false)
  }
  expect(parcelStates.filter((to) => mayBecome('cancelled', to))).toEqual([])
})

test('an order is as far as its last parcel that has goods', () => {
  expect(orderStateOf(['shipped', 'waiting'])).toBe('paid')
  expect(orderStateOf(['delivered', 'packed', 'cancelled'])).toBe('packed')
  expect(orderStateOf(['delivered', 'delivered'])).toBe('delivered')
  expect(orderStateOf(['cancelled'])).toBeNull()
})

test('an order follows step by step, never backwards, and not once it has left this way', () => {
  expect(stepsToFollow('paid', ['delivered', 'cancelled'])).toEqual(['packed', 'shipped', 'delivered'])
  expect(stepsToFollow('shipped', ['shipped', 'shipped'])).toEqual([])
  expect(stepsToFollow('shipped', ['waiting'])).toEqual([])
  for (const state of ['refunding', 'completed', 'held'] as const)
    expect(stepsToFollow(state, ['delivered'])).toEqual([])
})

test('every step is a transition of the order', () => {
  for (const [index, to] of orderWay.slice(1).entries())
    expect(findTransition(orderWay[index] as 'paid', to)).not.toBeNull()
})
