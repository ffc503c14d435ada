import { expect, test } from 'vitest'
import { readCouponForm } from './read-coupon-form.ts'

const typed = {
  ...{ id: 'x', code: 'HELP10', titleZh: '减十元', bearer: 'platform', kind: 'sum', amount: '10', minimum: '99' },
  ...{ validFrom: '2026-09-01', validTo: '2026-09-30', usesTotal: '500', usesPerBuyer: '1' },
}

test('a sum from a sum on, through the last day in Asia/Shanghai', () => {
  expect(readCouponForm(typed)).toMatchObject({
    worth: { amountFen: 1_000n },
    minGoodsFen: 9_900n,
    validFrom: new Date('2026-08-31T16:00:00Z'),
    validTo: new Date('2026-09-30T16:00:00Z'),
    usesTotal: 500,
  })
})

test('per cent of the goods, up to a sum', () => {
  expect(readCouponForm({ ...typed, kind: 'part', percent: '12.5', most: '30' })).toMatchObject({
    worth: { bps: 1_250, maxFen: 3_000n },
  })
})

test.each([
  [{ amount: 'ten' }, 'amount'],
  [{ kind: 'part', percent: '100' }, 'percent'],
  [{ kind: 'part', percent: '10', most: 'x' }, 'most'],
  [{ minimum: 'x' }, 'minimum'],
  [{ validFrom: '' }, 'validFrom'],
  [{ validTo: '30.9.' }, 'validTo'],
])('%j is said at its field', (change, field) => {
  expect(readCouponForm({ ...typed, ...change })).toMatchObject({ field })
})
