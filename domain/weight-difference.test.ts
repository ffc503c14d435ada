import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  chargedWeightG,
  isPlausibleWeight,
  parseWeight,
  type WeighedLine,
  weightDifferenceFen,
} from './weight-difference.ts'

const bird = { quantity: 1, leftUnits: 1, amountFen: 9_800n, discountFen: 0n, orderedWeightG: 1_500 }

test('a bird that weighs less gives back its part, rounded up; one that weighs more costs nothing more', () => {
  expect(weightDifferenceFen(bird, 1_320)).toBe(1_176n)
  expect(weightDifferenceFen(bird, 1_499)).toBe(7n)
  expect(weightDifferenceFen(bird, 1_500)).toBe(0n)
  expect(weightDifferenceFen(bird, 1_900)).toBe(0n)
})

test('only what was paid and what is left counts', () => {
  const three = { quantity: 3, leftUnits: 2, amountFen: 30_000n, discountFen: 3_000n, orderedWeightG: 4_500 }
  expect(chargedWeightG(three)).toBe(3_000)
  expect(weightDifferenceFen(three, 2_700)).toBe(1_800n)
})

const lines = fc
  .record({
    quantity: fc.integer({ min: 1, max: 999 }),
    left: fc.double({ min: 0, max: 1, noNaN: true }),
    amountFen: fc.bigInt({ min: 1n, max: 100_000_000n }),
    discount: fc.integer({ min: 0, max: 99 }),
    orderedWeightG: fc.integer({ min: 1, max: 2_000_000 }),
  })
  .map(({ left, discount, ...line }) => ({
    ...line,
    leftUnits: Math.max(1, Math.round(line.quantity * left)),
    discountFen: (line.amountFen * BigInt(discount)) / 100n,
  }))

/** What was paid for the units that are left, times their number as ordered: no rounding yet. */
const paidTimesQuantity = ({ amountFen, discountFen, leftUnits }: WeighedLine) =>
  (amountFen - discountFen) * BigInt(leftUnits)

test('no packed weight ever charges, nor gives back more than was paid', () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 4_000_000 }), (line, packed) => {
      const back = weightDifferenceFen(line, packed)
      expect(back >= 0n).toBe(true)
      expect((back - 1n) * BigInt(line.quantity) < paidTimesQuantity(line)).toBe(true)
      if (packed >= chargedWeightG(line)) expect(back).toBe(0n)
    }),
  )
})

test('what is kept is never more than the part that was packed', () => {
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 2_000_000 }), (line, packed) => {
      const charged = BigInt(chargedWeightG(line))
      fc.pre(BigInt(packed) < charged)
      const kept = paidTimesQuantity(line) - weightDifferenceFen(line, packed) * BigInt(line.quantity)
      expect(kept * charged <= paidTimesQuantity(line) * BigInt(packed)).toBe(true)
    }),
  )
})

test.each([
  ['1320', 1_320],
  ['1.32 kg', 1_320],
  ['２．６斤', 1_300],
  ['1,320 克', 1_320],
  ['', null],
  ['0', null],
  ['-5', null],
  ['1.3 lb', null],
])('%s is %s grams', (text, grams) => {
  expect(parseWeight(text)).toBe(grams)
})

test('a slip of the finger is told from a light bird', () => {
  expect(isPlausibleWeight(bird, 132)).toBe(false)
  expect(isPlausibleWeight(bird, 13_200)).toBe(false)
  expect(isPlausibleWeight(bird, 1_100)).toBe(true)
})
