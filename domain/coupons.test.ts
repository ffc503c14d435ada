import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CouponTerms, type DiscountableLine, discountLines } from './coupons.ts'

const line = (change: Partial<DiscountableLine> = {}): DiscountableLine => ({
  districtCode: '500230',
  producerId: 'p1',
  amountFen: 10_000n,
  floorFen: 0n,
  ...change,
})
const coupon = (change: Partial<CouponTerms> = {}): CouponTerms => ({
  bearer: 'platform',
  districtCode: null,
  producerId: null,
  amountFen: 1_000n,
  bps: null,
  maxFen: null,
  minGoodsFen: 0n,
  ...change,
})

test('a sum is divided over the lines by their worth, to the fen', () => {
  expect(discountLines(coupon(), [line(), line({ amountFen: 20_000n })])).toEqual({ parts: [333n, 667n] })
})

test('basis points stop at the most', () => {
  expect(discountLines(coupon({ amountFen: null, bps: 1_000 }), [line()])).toEqual({ parts: [1_000n] })
  expect(discountLines(coupon({ amountFen: null, bps: 1_000, maxFen: 300n }), [line()])).toEqual({ parts: [300n] })
})

test('it applies to the goods of its bearer only', () => {
  const district = coupon({ bearer: 'district', districtCode: '500101' })
  expect(discountLines(district, [line(), line({ districtCode: '500101' })])).toEqual({ parts: [0n, 1_000n] })
  expect(discountLines(district, [line()])).toEqual({ refusal: { code: 'CouponNotForThese' } })
  const producer = coupon({ bearer: 'producer', producerId: 'p2' })
  expect(discountLines(producer, [line(), line({ producerId: 'p2' })])).toEqual({ parts: [0n, 1_000n] })
})

test('the least sum counts the goods it applies to', () => {
  const district = coupon({ bearer: 'district', districtCode: '500101', minGoodsFen: 15_000n })
  const refused = discountLines(district, [line(), line({ districtCode: '500101' })])
  expect(refused).toEqual({ refusal: { code: 'CouponBelowMinimum', minFen: 15_000n } })
})

test('a producer’s own discount stops at the farm’s floor; another’s does not touch what the farm gets', () => {
  const own = coupon({ bearer: 'producer', producerId: 'p1', amountFen: 3_000n })
  expect(discountLines(own, [line({ floorFen: 9_000n })])).toEqual({ parts: [1_000n] })
  expect(discountLines(own, [line({ floorFen: 10_000n })])).toEqual({ refusal: { code: 'CouponBelowFloor' } })
  expect(discountLines(coupon({ amountFen: 3_000n }), [line({ floorFen: 9_000n })])).toEqual({ parts: [3_000n] })
})

test('property: no line is given away, none falls below its floor, the parts are what was wanted at most', () => {
  const lines = fc.array(fc.record({ amountFen: fc.bigInt(1n, 100_000n), floorBps: fc.bigInt(0n, 10_000n) }), {
    minLength: 1,
    maxLength: 6,
  })
  fc.assert(
    fc.property(lines, fc.bigInt(1n, 200_000n), fc.constantFrom('platform', 'producer'), (given, amountFen, bearer) => {
      const goods = given.map(({ amountFen: fen, floorBps }) =>
        line({ amountFen: fen, floorFen: (fen * floorBps) / 10_000n }),
      )
      const outcome = discountLines(
        coupon({ bearer, producerId: bearer === 'producer' ? 'p1' : null, amountFen }),
        goods,
      )
      if ('refusal' in outcome) return
      expect(outcome.parts.reduce((sum, fen) => sum + fen, 0n)).toBeLessThanOrEqual(amountFen)
      for (const [index, { amountFen: fen, floorFen }] of goods.entries()) {
        const part = outcome.parts[index] ?? 0n
        expect(part).toBeLessThan(fen)
        if (bearer === 'producer' && part > 0n) expect(fen - part).toBeGreaterThanOrEqual(floorFen)
      }
    }),
  )
})
