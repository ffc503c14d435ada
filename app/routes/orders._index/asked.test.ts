import { expect, test } from 'vitest'
import { hrefOf, readAsked } from './asked.ts'

const read = (query: string) => readAsked(new URLSearchParams(query))

test('an address asks for a page, a part of the orders, or a number', () => {
  expect(read('')).toEqual({ page: 1, filter: null, number: null })
  expect(read('filter=toPay&page=2')).toEqual({ page: 2, filter: 'toPay', number: null })
  expect(read('number=０００ 42')).toEqual({ page: 1, filter: null, number: '00042' })
})

test('what cannot be is no page; an unknown filter is none', () => {
  for (const page of ['0', '-1', '1.5', 'x', '1001']) expect(read(`page=${page}`)).toBeNull()
  expect(read('filter=nonsense&number=')).toEqual({ page: 1, filter: null, number: null })
})

test('an address says what was asked', () => {
  for (const href of ['/orders', '/orders?filter=toReview', '/orders?number=42&page=3']) {
    const asked = read(href.split('?')[1] ?? '')
    expect(asked && hrefOf(asked)).toBe(href)
  }
})
