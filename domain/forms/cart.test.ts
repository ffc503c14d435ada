import { expect, test } from 'vitest'
import { cartSchema } from './cart.ts'

const read = (form: object) => cartSchema.parse({ product: 'fengdu-eggs', ...form })

test('a product page puts in; the cart’s own buttons say how many there should be', () => {
  const line = { slug: 'fengdu-eggs', preorder: false }
  expect(read({})).toEqual({ line, intent: 'add', quantity: 1 })
  expect(read({ quantity: 3 })).toEqual({ line, intent: 'add', quantity: 3 })
  expect(read({ quantity: 3, to: 2 })).toEqual({ line, intent: 'set', quantity: 2 })
  expect(read({ intent: 'set', quantity: 3 })).toEqual({ line, intent: 'set', quantity: 3 })
  expect(read({ intent: 'remove', delivery: 'preorder' })).toMatchObject({
    line: { ...line, preorder: true },
    intent: 'remove',
  })
})

test.each([
  ['product', '../etc'],
  ['quantity', 0],
  ['quantity', 1_000],
  ['quantity', 1.5],
  ['to', 0],
  ['intent', 'steal'],
  ['delivery', 'yesterday'],
])('%s %j is refused', (field, value) => {
  const parsed = cartSchema.safeParse({ product: 'fengdu-eggs', [field]: value })
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field])
})

test('an emptied field says nothing about how many', () => {
  const emptied = cartSchema.safeParse({ product: 'fengdu-eggs', intent: 'set' })
  expect(emptied.error?.issues.map(({ path }) => path[0])).toEqual(['quantity'])
  expect(read({ intent: 'set', to: 2 })).toMatchObject({ quantity: 2 })
})
