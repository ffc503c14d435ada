import { describe, expect, test } from 'vitest'
import { localMoment, sessionSchema } from './session.ts'

const goods = [
  { id: 'a', floorFen: 7_000n, left: 100 },
  { id: 'b', floorFen: null, left: 5 },
]
const whole = {
  ...{ titleZh: '开栏直播', titleEn: '', at: '2026-11-25T16:00', coHosts: '' },
  ...{ 'offer-a': 'on', 'price-a': '88.00', 'quota-a': '50', 'limit-a': '', 'place-a': '2' },
  ...{ 'offer-b': 'on', 'price-b': '１６０', 'quota-b': '5', 'limit-b': '2', 'place-b': '1' },
}
const read = (changes: Record<string, string | undefined>) => sessionSchema(goods).safeParse({ ...whole, ...changes })
const wrong = (changes: Record<string, string | undefined>) =>
  Object.fromEntries(
    read(changes).error?.issues.map(({ path, message }) => [path.join('.'), message.split('.').at(-1)]) ?? [],
  )

test('a form as it is typed', () => {
  expect(read({ coHosts: '199 0000 0003，+86 199-0000-0004' }).data).toEqual({
    ...{ titleZh: '开栏直播', titleEn: '', scheduledAt: new Date('2026-11-25T08:00:00Z') },
    coHosts: ['+8619900000003', '+8619900000004'],
    items: [
      { productId: 'b', livePriceFen: 16_000n, quota: 5, perBuyer: 2 },
      { productId: 'a', livePriceFen: 8_800n, quota: 50, perBuyer: null },
    ],
  })
})

test('a moment goes there and back', () => {
  expect(localMoment(new Date('2026-12-31T16:30:00Z'))).toBe('2027-01-01T00:30')
})

describe('everything that is wrong is said at once, at its field', () => {
  test.each([
    [{ titleZh: '鸡' }, { titleZh: 'titleZh' }],
    [{ titleEn: 'x'.repeat(81) }, { titleEn: 'titleEn' }],
    [{ at: '2026-02-30T16:00' }, { at: 'at' }],
    [{ at: '' }, { at: 'at' }],
    [{ coHosts: '12345' }, { coHosts: 'phone' }],
    [{ 'offer-a': undefined, 'offer-b': undefined }, { items: 'items' }],
    [{ 'price-a': '69.99' }, { 'price-a': 'floor' }],
    [
      { 'price-a': '0', 'quota-b': '6' },
      { 'price-a': 'price', 'quota-b': 'left' },
    ],
    [
      { 'quota-a': '1.5', 'limit-b': '6' },
      { 'quota-a': 'count', 'limit-b': 'limit' },
    ],
    [{ 'limit-a': '0' }, { 'limit-a': 'limit' }],
    [{ 'offer-b': undefined, 'price-b': 'free' }, {}],
  ])('%j', (changes, errors) => expect(wrong(changes)).toEqual(errors))
})
