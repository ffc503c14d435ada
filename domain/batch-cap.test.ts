import fc from 'fast-check'
import { expect, test } from 'vitest'
import { capMilli, type Promised, promisedMilli, takeFree, unitsToReturn } from './batch-cap.ts'

test('the farm’s 10,000 chicks at 80 per cent are 8,000 birds, less what is kept back', () => {
  expect(capMilli({ intake: 10_000, survivalBps: 8_000, safetyBps: 10_000 })).toBe(8_000_000n)
  expect(capMilli({ intake: 10_000, survivalBps: 8_000, safetyBps: 9_500 })).toBe(7_600_000n)
  expect(capMilli({ intake: 3, survivalBps: 3_333, safetyBps: 10_000 })).toBe(999n)
})

const goods = fc.array(
  fc.record({
    productId: fc.uuid(),
    unitsMilli: fc.constantFrom(500, 1_000, 2_000),
    free: fc.nat(20),
    held: fc.nat(5),
    sold: fc.nat(20),
  }),
  { maxLength: 4 },
)

test('free goods go first, never more than there are, and what is left over is the excess', () => {
  fc.assert(
    fc.property(goods, fc.nat(60_000), (shelf: Promised[], cap) => {
      const { taken, excessMilli } = takeFree(shelf, BigInt(cap))
      const after = shelf.map((one) => {
        const units = taken.filter(({ productId }) => productId === one.productId).reduce((sum, t) => sum + t.units, 0)
        expect(units).toBeLessThanOrEqual(one.free)
        return { ...one, free: one.free - units }
      })
      const over = promisedMilli(after) - BigInt(cap)
      expect(excessMilli).toBe(over > 0n ? over : 0n)
      if (excessMilli > 0n) expect(after.every(({ free }) => free === 0)).toBe(true)
    }),
  )
})

test('a line gives back what is needed, in whole units', () => {
  expect(unitsToReturn(1_500n, 1_000, 10)).toBe(2)
  expect(unitsToReturn(1_500n, 2_000, 10)).toBe(1)
  expect(unitsToReturn(9_000n, 1_000, 3)).toBe(3)
})
