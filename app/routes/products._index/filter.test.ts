import { expect, test } from 'vitest'
import { listHref, readFilter } from './filter.ts'

const read = (search: string) => readFilter(new URL(`http://shop.test/products${search}`))

test('an address says its filters', () => {
  expect(read('?q=%20芦花鸡&district=500230&category=eggs&page=2')).toEqual({
    q: '芦花鸡',
    district: '500230',
    category: 'eggs',
    page: 2,
  })
})

test.each(['', '?page=0', '?page=-3', '?page=abc', '?page=1e99', '?page=1.5'])('%s means the first page', (search) => {
  expect(read(search).page).toBe(1)
})

test('an over-long query is cut', () => {
  expect(read(`?q=${'a'.repeat(500)}`).q).toHaveLength(50)
})

test('links keep the other filters and start again at page 1', () => {
  const filter = read('?q=鸡&district=500230&page=3')
  expect(listHref(filter, { category: 'eggs' })).toBe('/products?q=%E9%B8%A1&district=500230&category=eggs')
  expect(listHref(filter, { page: 4 })).toBe('/products?q=%E9%B8%A1&district=500230&page=4')
  expect(listHref(filter, { q: '', district: '' })).toBe('/products')
})
