import { expect, test } from 'vitest'
import { checkoutSchema, choiceSchema } from './checkout.ts'

const good = {
  orderId: 'b3a1f4b8-7c52-4f7e-9a70-0f6f3c1c9d11',
  product: 'fengdu-luhua-chicken',
  quantity: 2,
  recipient: ' 李明 ',
  phone: '１９９ 0000-1234',
  province: '山东省',
  city: '枣庄市',
  county: '市中区',
  street: '光明路 1 号',
}

test('a good order is read, its phone as E.164, its words trimmed', () => {
  expect(checkoutSchema.parse(good)).toMatchObject({
    recipient: '李明',
    phone: '+8619900001234',
    delivery: 'now',
    quantity: 2,
  })
})

test.each([
  ['orderId', 'not-an-id'],
  ['quantity', 0],
  ['quantity', 1_000],
  ['quantity', 1.5],
  ['recipient', '李'],
  ['recipient', '长'.repeat(31)],
  ['phone', '12345'],
  ['phone', '+1 415 555 0100'],
  ['province', '山东'],
  ['city', ' '],
  ['street', '1234567'],
  ['street', '路'],
  ['product', '../etc'],
  ['delivery', 'yesterday'],
])('%s %j is refused', (field, value) => {
  const parsed = checkoutSchema.safeParse({ ...good, [field]: value })
  expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field])
})

test('one tap needs no more than what is bought', () => {
  expect(choiceSchema.parse({ product: 'fengdu-eggs' })).toEqual({
    product: 'fengdu-eggs',
    quantity: 1,
    delivery: 'now',
  })
})
