import fc from 'fast-check'
import { expect, test } from 'vitest'
import { certifiedAfter, coversSold, underCertificates } from './mass-balance.ts'

const line = (orderLineId: string, unitsMilli: number, familyId = 'hen') => ({ orderLineId, familyId, unitsMilli })
const certificate = (id: string, leftMilli: bigint, familyId = 'hen') => ({ id, familyId, leftMilli })

test('a line is wholly under one certificate or under none', () => {
  const lines = [line('a', 3_000), line('b', 3_000), line('c', 1_000), line('d', 1_000, 'tea')]
  expect(underCertificates(lines, [certificate('old', 4_000n), certificate('new', 2_000n)])).toEqual([
    { certificateId: 'old', orderLineId: 'a', unitsMilli: 3_000 },
    { certificateId: 'old', orderLineId: 'c', unitsMilli: 1_000 },
  ])
})

test('never more is sold under a certificate than is left of it', () => {
  const units = fc.integer({ min: 1, max: 9_000 })
  fc.assert(
    fc.property(fc.array(units), fc.array(fc.bigInt({ min: 0n, max: 20_000n })), (sold, left) => {
      const certificates = left.map((leftMilli, at) => certificate(`c${at}`, leftMilli))
      const under = underCertificates(
        sold.map((unitsMilli, at) => line(`l${at}`, unitsMilli)),
        certificates,
      )
      for (const { id, leftMilli } of certificates) {
        const taken = under.filter(({ certificateId }) => certificateId === id)
        expect(taken.reduce((sum, one) => sum + BigInt(one.unitsMilli), 0n)).toBeLessThanOrEqual(leftMilli)
      }
      expect(new Set(under.map(({ orderLineId }) => orderLineId)).size).toBe(under.length)
    }),
  )
})

test('a certificate may grow, and shrink to what is sold under it but no further', () => {
  expect(certifiedAfter(10, { kind: 'add', units: 5 })).toBe(15)
  expect(certifiedAfter(10, { kind: 'remove', units: 6 })).toBe(4)
  expect(coversSold(4, 4_000n)).toBe(true)
  expect(coversSold(4, 4_001n)).toBe(false)
  expect(coversSold(0, 0n)).toBe(false)
})
