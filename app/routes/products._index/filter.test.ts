import { expect, test } from 'vitest'
import { noFilters } from '#domain/search.ts'
import { countChosen, listHref, readFilter, toggleHref, withoutFiltersHref } from './filter.ts'

const read = (search: string) => readFilter(new URL(`http://shop.test/products${search}`))

test('an address says its filters, several of a kind', () => {
  const filter = read(
    '?q=%20芦花鸡&district=500230&category=eggs&category=tea&preorder=open&live=tonight&sort=newest&page=2',
  )
  expect(filter).toEqual({
    q: '芦花鸡',
    chosen: { ...noFilters, district: ['500230'], category: ['eggs', 'tea'], preorder: ['open'], onAir: ['tonight'] },
    sort: 'newest',
    page: 2,
  })
  expect(countChosen(filter)).toBe(5)
})

test.each(['', '?page=0', '?page=-3', '?page=abc', '?page=1e99', '?page=1.5'])('%s means the first page', (search) => {
  expect(read(search).page).toBe(1)
})

test.each(['?category=', '?preorder=maybe', '?live=1', `?category=${'a'.repeat(41)}`])('%s says nothing', (search) => {
  expect(read(search).chosen).toEqual(noFilters)
})

test('an unknown order is the best match, the same key twice is once', () => {
  expect(read('?sort=sales&category=tea&category=tea')).toMatchObject({ sort: 'match', chosen: { category: ['tea'] } })
})

test('an over-long query is cut', () => {
  expect(read(`?q=${'a'.repeat(500)}`).q).toHaveLength(50)
})

test('an address read and written again is the same', () => {
  const address =
    '/products?q=%E9%B8%A1&category=eggs&category=tea&live=tonight&price=30-60&linkage=wage&sort=price-up&page=3'
  const filter = read(address.slice('/products'.length))
  expect(listHref(filter, { page: filter.page })).toBe(address)
})

test('links keep the other filters and start again at page 1', () => {
  const filter = read('?q=鸡&district=500230&page=3')
  expect(toggleHref(filter, 'category', 'eggs')).toBe('/products?q=%E9%B8%A1&category=eggs&district=500230')
  expect(toggleHref(filter, 'district', '500230')).toBe('/products?q=%E9%B8%A1')
  expect(listHref(filter, { page: 4 })).toBe('/products?q=%E9%B8%A1&district=500230&page=4')
  expect(withoutFiltersHref(filter)).toBe('/products?q=%E9%B8%A1')
  expect(listHref(filter, { q: '', chosen: noFilters })).toBe('/products')
})
