import { expect, test } from 'vitest'
import { checkoutSchema, choiceSchema, MAX_LINES, TYPED_ADDRESS } from './checkout.ts'

const productId = '0f4d4d0e-90ad-4cf6-a9a2-0a3f1f9c3f11'
const good = {
  orderId: 'b3a1f4b8-7c52-4f7e-9a70-0f6f3c1c9d11',
  lines: [{ productId, quantity: 2 }],
  recipient: ' 李明 ',
  phone: '１９９ 0000-1234',
  province: '山东省',
  city: '枣庄市',
  county: '市中区',
  street: '光明路 1 号',
}
const plain = checkoutSchema({ addressId: null, invoice: null })
const institution = checkoutSchema({ addressId: TYPED_ADDRESS, invoice: 'institution' })

const wrong = (schema: typeof plain | typeof institution, change: object) =>
  schema.safeParse({ ...good, ...change }).error?.issues.map(({ path }) => path.join('.'))

test('a good order is read, its phone as E.164, its words trimmed, with nothing added to it', () => {
  expect(plain.parse(good)).toEqual({
    ...good,
    recipient: '李明',
    phone: '+8619900001234',
    lines: [{ productId, quantity: 2, delivery: 'now' }],
    payment: 'whole',
    invoice: 'none',
  })
})

test.each([
  [{ orderId: 'not-an-id' }, 'orderId'],
  [{ lines: [] }, 'lines'],
  [{ lines: Array.from({ length: MAX_LINES + 1 }, () => good.lines[0]) }, 'lines'],
  [{ lines: [{ productId, quantity: 0 }] }, 'lines.0.quantity'],
  [{ lines: [{ productId, quantity: 1_000 }] }, 'lines.0.quantity'],
  [{ lines: [{ productId, quantity: 1.5 }] }, 'lines.0.quantity'],
  [{ lines: [{ productId, quantity: 1, deliverOn: '2026-02-30' }] }, 'lines.0.deliverOn'],
  [{ lines: [{ productId: 'fengdu-eggs', quantity: 1 }] }, 'lines.0.productId'],
  [{ recipient: '李' }, 'recipient'],
  [{ recipient: '长'.repeat(31) }, 'recipient'],
  [{ phone: '12345' }, 'phone'],
  [{ phone: '+1 415 555 0100' }, 'phone'],
  [{ province: '山东' }, 'province'],
  [{ city: ' ' }, 'city'],
  [{ street: '1234567' }, 'street'],
  [{ street: '路' }, 'street'],
  [{ email: 'li.ming' }, 'email'],
  [{ note: '话'.repeat(201) }, 'note'],
  [{ payment: 'later' }, 'payment'],
])('%j is refused', (change, path) => {
  expect(wrong(plain, change)).toEqual([path])
})

test('an address of the book needs none typed', () => {
  const saved = checkoutSchema({ addressId: productId, invoice: 'none' })
  const { orderId, lines } = good
  expect(saved.parse({ orderId, lines, addressId: productId })).toMatchObject({ addressId: productId })
  expect(saved.safeParse({ orderId, lines, addressId: 'mine' }).success).toBe(false)
})

test('an institution’s invoice needs its title and a tax number that checks', () => {
  expect(wrong(institution, { invoice: 'institution' })).toEqual(['invoiceTitle', 'taxNo'])
  const invoice = { invoice: 'institution', invoiceTitle: '枣庄市某某机关食堂', taxNo: '91350100m000100y44' }
  expect(wrong(institution, invoice)).toEqual(['taxNo'])
  expect(institution.parse({ ...good, ...invoice, taxNo: '91350100m000100y43' })).toMatchObject({
    taxNo: '91350100M000100Y43',
  })
})

test('one tap needs no more than what is bought', () => {
  expect(choiceSchema.parse({ product: 'fengdu-eggs' })).toEqual({
    product: 'fengdu-eggs',
    quantity: 1,
    delivery: 'now',
  })
})
