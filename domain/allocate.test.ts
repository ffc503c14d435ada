import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate, type Share, takeProportionally, WHOLE_BPS } from './allocate.ts'

const shares = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 }).map((weights): Share[] => {
  const total = weights.reduce((a, b) => a + b, 0)
  const bps = weights.map((weight) => (total === 0 ? 0 : Math.floor((weight * WHOLE_BPS) / total)))
  bps[0] = (bps[0] ?? 0) + WHOLE_BPS - bps.reduce((a, b) => a + b, 0)
  return bps.map((share, index) => ({ key: `k${String(index).padStart(2, '0')}`, bps: share }))
})

test('property: the parts are the whole, within a fen of exact, and none to a share of nothing', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 12n), shares, (total, given) => {
      const parts = allocate(total, given)
      expect([...parts.values()].reduce((a, b) => a + b, 0n)).toBe(total)
      for (const { key, bps } of given) {
        const part = parts.get(key) ?? -1n
        const floor = (total * BigInt(bps)) / BigInt(WHOLE_BPS)
        expect(part - floor === 0n || (part - floor === 1n && bps > 0)).toBe(true)
      }
    }),
  )
})

test('property: the order in which shares are listed does not matter', () => {
  fc.assert(
    fc.property(fc.bigInt(0n, 10n ** 9n), shares, (total, given) => {
      expect(allocate(total, given.toReversed())).toEqual(allocate(total, given))
    }),
  )
})

test('left-over fen go out in the order of the keys', () => {
  const thirds = [
    { key: 'c', bps: 3333 },
    { key: 'a', bps: 3334 },
    { key: 'b', bps: 3333 },
  ]
  expect(Object.fromEntries(allocate(100n, thirds))).toEqual({ a: 34n, b: 33n, c: 33n })
  expect(Object.fromEntries(allocate(101n, thirds))).toEqual({ a: 34n, b: 34n, c: 33n })
})

test('shares that are not the whole, or named twice, are refused', () => {
  expect(() => allocate(100n, [{ key: 'a', bps: 9999 }])).toThrow(RangeError)
  const twice = [
    { key: 'a', bps: 5000 },
    { key: 'a', bps: 5000 },
  ]
  expect(() => allocate(100n, twice)).toThrow(RangeError)
  expect(() => allocate(-1n, [{ key: 'a', bps: 10_000 }])).toThrow(RangeError)
})

const sum = (parts: readonly bigint[]) => parts.reduce((a, b) => a + b, 0n)
const held = fc.array(fc.bigInt(0n, 10n ** 9n), { maxLength: 8 })
const takenFromHeld = held.chain((balances) => fc.tuple(fc.constant(balances), fc.bigInt(0n, sum(balances))))

test('property: what is taken is the whole, within a fen of proportional, and never more than is held', () => {
  fc.assert(
    fc.property(takenFromHeld, ([balances, total]) => {
      const parts = takeProportionally(total, balances)
      expect(parts).toHaveLength(balances.length)
      expect(sum(parts)).toBe(total)
      for (const [index, fen] of balances.entries()) {
        const part = parts[index] ?? -1n
        const floor = total === 0n ? 0n : (total * fen) / sum(balances)
        expect(part >= floor && part <= floor + 1n && part <= fen).toBe(true)
      }
    }),
  )
})

test('property: taken in any number of steps, everything that was held is gone at the end and nothing more', () => {
  const steps = fc.array(fc.bigInt(1n, 10n ** 8n), { maxLength: 20 })
  fc.assert(
    fc.property(held, steps, (balances, wanted) => {
      let left = [...balances]
      for (const step of wanted) {
        const total = step % (sum(left) + 1n)
        const parts = takeProportionally(total, left)
        left = left.map((fen, index) => fen - (parts[index] ?? 0n))
        expect(left.every((fen) => fen >= 0n)).toBe(true)
      }
      expect(takeProportionally(sum(left), left)).toEqual(left)
    }),
  )
})

test('left-over fen are taken from the last that still hold one', () => {
  expect(takeProportionally(1n, [1n, 1n, 1n])).toEqual([0n, 0n, 1n])
  expect(takeProportionally(2n, [1n, 1n, 1n, 0n])).toEqual([0n, 1n, 1n, 0n])
  expect(takeProportionally(0n, [])).toEqual([])
})

test('more than is held, less than nothing, and debts are refused', () => {
  expect(() => takeProportionally(3n, [1n, 1n])).toThrow(RangeError)
  expect(() => takeProportionally(1n, [])).toThrow(RangeError)
  expect(() => takeProportionally(-1n, [1n])).toThrow(RangeError)
  expect(() => takeProportionally(1n, [3n, -1n])).toThrow(RangeError)
})
