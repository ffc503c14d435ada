import fc from 'fast-check'
import { expect, test } from 'vitest'
import { allocate, type Share, WHOLE_BPS } from './allocate.ts'

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
