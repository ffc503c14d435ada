import fc from 'fast-check'
import { expect, test } from 'vitest'
import { attributeSale } from '#server/linkage/attribute-sale.ts'
import { dividePrice, type PriceShare } from './divide-price.ts'

const household = (id: string, bps: number): PriceShare => ({
  party: 'household',
  householdId: id,
  producerId: null,
  bps,
})
const others = (producer: number, logistics: number, platform: number): PriceShare[] => [
  { party: 'producer', householdId: null, producerId: 'p', bps: producer },
  { party: 'logistics', householdId: null, producerId: null, bps: logistics },
  { party: 'platform', householdId: null, producerId: null, bps: platform },
]

test('a bird of 98.00 yuan divides among the four parties', () => {
  expect(dividePrice(9800n, [household('a', 5000), household('b', 2600), ...others(900, 1100, 400)])).toEqual([
    { party: 'household', bps: 7600, fen: 7448n },
    { party: 'producer', bps: 900, fen: 882n },
    { party: 'logistics', bps: 1100, fen: 1078n },
    { party: 'platform', bps: 400, fen: 392n },
  ])
})

test('what is shown is what a sale books, fen by fen', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 10_000_000n), fc.integer({ min: 0, max: 4999 }), (priceFen, first) => {
      const shares = [household('a', first), household('b', 4999 - first), ...others(3001, 1600, 400)]
      const shown = dividePrice(priceFen, shares)
      const booked = attributeSale(
        { id: 'l', quantity: 1, amountFen: priceFen, unitsMilli: 1000, agreementVersionId: 'v' },
        shares.map((share, index) => ({ ...share, id: String(index), costFenPerUnit: 0n })),
      )
      const households = booked.earnings.reduce((sum, earning) => sum + earning.grossFen, 0n)
      expect(shown[0]?.fen).toBe(households)
      expect(shown.reduce((sum, part) => sum + part.fen, 0n)).toBe(priceFen)
    }),
  )
})
