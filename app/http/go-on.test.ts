import { expect, test } from 'vitest'
import { readFlash } from './flash.ts'
import { goOn } from './go-on.ts'
import { titled } from './page-head.ts'

test('a form that is done goes on to a page, by GET, which says so once', () => {
  const answer = goOn('/cart', 'cart.title')
  expect(answer.status).toBe(303)
  expect(answer.headers.get('Location')).toBe('/cart')
  const Cookie = answer.headers.get('Set-Cookie')?.split(';')[0] ?? ''
  expect(readFlash(new Request('http://shop/cart', { headers: { Cookie } }))).toBe('cart.title')
})

test('a page is called what its loader says; nothing, where that gave an error', () => {
  expect(titled({ data: { title: '购物车' } })).toEqual([{ title: '购物车' }])
  expect(titled({ data: undefined })).toEqual([{ title: '' }])
})
