import { expect, test } from 'vitest'
import { leftFen, partBackFen, standingOf } from './order-standing.ts'

const calm = { holdOver: false, attempt: null, owed: false, disputed: false, claimed: false, sentSome: false }
const held = { state: 'held', ...calm } as const
const visit = (state: 'opened' | 'processing' | 'failed', failureCode: string | null = null) => ({ state, failureCode })

test.each([
  [held, 'held'],
  [{ ...held, attempt: visit('opened') }, 'held'],
  [{ ...held, attempt: visit('failed', 'declined') }, 'failed'],
  [{ ...held, attempt: visit('failed', 'provider_unavailable') }, 'held'],
  [{ ...held, attempt: visit('failed', 'declined'), holdOver: true }, 'over'],
  [{ ...held, attempt: visit('processing') }, 'processing'],
  [{ ...held, attempt: visit('processing'), holdOver: true }, 'processing'],
  [{ ...held, state: 'expired', attempt: visit('processing'), holdOver: true }, 'expired'],
  [{ ...held, state: 'refunding' }, 'refunding'],
  [{ ...held, state: 'refunding', owed: true }, 'owed'],
  [{ ...held, state: 'paid', owed: true }, 'paid'],
  [{ ...held, state: 'paid', disputed: true }, 'disputed'],
  [{ ...held, state: 'shipped', disputed: true }, 'shipped'],
  [{ ...held, state: 'reserved' }, 'reserved'],
  [{ ...held, state: 'reserved', attempt: visit('failed', 'declined') }, 'reserved'],
  [{ ...held, state: 'reserved', attempt: visit('processing') }, 'processing'],
  [{ ...held, state: 'delivered', claimed: true }, 'claimed'],
  [{ ...held, state: 'refunding', claimed: true }, 'refunding'],
  [{ ...held, state: 'paid', sentSome: true }, 'sentSome'],
  [{ ...held, state: 'packed', sentSome: true, disputed: true }, 'disputed'],
] as const)('%o stands as %s', (facts, standing) => {
  expect(standingOf(facts)).toBe(standing)
})

test('a second payment that went back is not a part of the order', () => {
  const order = { state: 'shipped', totalFen: 9_800n, paidFen: 19_600n, refundedFen: 9_800n } as const
  expect([leftFen(order), partBackFen(order)]).toEqual([9_800n, 0n])
  const less = { ...order, refundedFen: 14_700n }
  expect([leftFen(less), partBackFen(less)]).toEqual([4_900n, 4_900n])
  expect(partBackFen({ ...less, state: 'delivered' })).toBe(4_900n)
  expect(partBackFen({ ...less, state: 'refunded', refundedFen: 19_600n })).toBe(0n)
})
