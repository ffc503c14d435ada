import { expect, test } from 'vitest'
import { addressesOf } from './addresses.ts'

const shop = 'https://shop.test'

test('a page has one address in each language, and one that leaves it to the browser', () => {
  expect(addressesOf(shop, { pathname: '/products/hen', search: '?from=friend&lang=zh' }, [], 'en')).toEqual({
    canonical: `${shop}/products/hen?lang=en`,
    languages: { zh: `${shop}/products/hen?lang=zh`, en: `${shop}/products/hen?lang=en` },
    anyLanguage: `${shop}/products/hen`,
  })
})

test('parameters that choose what is shown belong to it, in one order', () => {
  const search = '?page=2&utm_source=x&category=poultry&district='
  const { anyLanguage } = addressesOf(shop, { pathname: '/products', search }, ['category', 'district', 'page'], 'zh')
  expect(anyLanguage).toBe(`${shop}/products?category=poultry&page=2`)
})

test('what a visitor types cannot leave the query', () => {
  const { canonical } = addressesOf(shop, { pathname: '/products', search: '?page=%22%3E%3Cscript%3E' }, ['page'], 'zh')
  expect(canonical).toBe(`${shop}/products?page=%22%3E%3Cscript%3E&lang=zh`)
})
