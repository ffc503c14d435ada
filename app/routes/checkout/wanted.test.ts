import { expect, test } from 'vitest'
import { checkoutPath, readDraftId, readWanted, withDraftId } from './wanted.ts'

const read = (query: string) => readWanted(`http://shop.test/checkout${query}`)

test('a link is read back as it was written', () => {
  const wanted = {
    slug: 'fengdu-eggs',
    liveItemId: '0f4d4d0e-90ad-4cf6-a9a2-0a3f1f9c3f11',
    quantity: 3,
    preorder: true,
  }
  expect(readWanted(`http://shop.test${checkoutPath(wanted)}`)).toEqual(wanted)
})

test.each([
  ['?product=fengdu-eggs', 1],
  ['?product=fengdu-eggs&quantity=', 1],
  ['?product=fengdu-eggs&quantity=0', 1],
  ['?product=fengdu-eggs&quantity=1.5', 1],
  ['?product=fengdu-eggs&quantity=99999', 1],
  ['?product=fengdu-eggs&quantity=12', 12],
])('%s means %i', (query, quantity) => {
  expect(read(query)).toEqual({ slug: 'fengdu-eggs', liveItemId: null, quantity, preorder: false })
})

test('a product page’s form says when it is wanted', () => {
  expect(read('?product=fengdu-eggs&delivery=preorder')).toMatchObject({ preorder: true })
  expect(read('?product=fengdu-eggs&delivery=now')).toMatchObject({ preorder: false })
})

test('what cannot be a product or an item is not asked for', () => {
  expect(read("?product=a'b&liveItem=7")).toMatchObject({ slug: null, liveItemId: null })
  expect(read('')).toMatchObject({ slug: null, liveItemId: null })
})

test('an address carries its order’s id from the first visit on', () => {
  const first = 'http://shop.test/checkout?product=fengdu-eggs&quantity=2'
  expect(readDraftId(first)).toBeNull()
  expect(readDraftId(`${first}&order=mine`)).toBeNull()
  const path = withDraftId(first)
  expect(path).toMatch(/^\/checkout\?product=fengdu-eggs&quantity=2&order=/)
  expect(readDraftId(`http://shop.test${path}`)).toMatch(/^[0-9a-f-]{36}$/)
})
