import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type AgreementShare, attributeSale } from './attribute-sale.ts'

const share = (change: Partial<AgreementShare>): AgreementShare => ({
  id: 's',
  party: 'platform',
  householdId: null,
  producerId: null,
  bps: 0,
  costFenPerUnit: 0n,
  ...change,
})

/** The chicken farm's consignment: 76% household, 9% cooperative, 11% logistics, 4% platform. */
const chicken = [
  share({ party: 'household', householdId: 'h1', bps: 7600, costFenPerUnit: 5100n }),
  share({ party: 'producer', producerId: 'p1', bps: 900 }),
  share({ party: 'logistics', bps: 1100 }),
  share({ party: 'platform', bps: 400 }),
]
const line = { id: 'l1', quantity: 1, amountFen: 9800n, unitsMilli: 1000, agreementVersionId: 'v1' }

test('a bird at 98.00: 74.48 to the household, of which 51.00 cost, 23.48 kept', () => {
  const { parties, earnings } = attributeSale(line, chicken)
  expect(Object.fromEntries(parties.map((party) => [party.account.code, party.fen]))).toEqual({
    'household:h1:provisional': 7448n,
    'producer:p1:payable': 882n,
    'logistics:payable': 1078n,
    'platform:revenue': 392n,
  })
  expect(earnings).toEqual([
    {
      orderLineId: 'l1',
      householdId: 'h1',
      agreementVersionId: 'v1',
      quantity: 1,
      grossFen: 7448n,
      costFen: 5100n,
      netFen: 2348n,
    },
  ])
})

test('a two-bird pack costs two birds; a live price lowers the net, not the cost', () => {
  const { earnings } = attributeSale({ ...line, quantity: 3, unitsMilli: 2000, amountFen: 30_000n }, chicken)
  expect(earnings[0]).toMatchObject({ grossFen: 22_800n, costFen: 30_600n, netFen: -7_800n })
})

test('a household linked by wage is named with nothing: its wage is booked by period', () => {
  const wage = [
    share({ party: 'household', householdId: 'h1', bps: 0 }),
    share({ party: 'producer', producerId: 'p1', bps: 10_000 }),
  ]
  const { parties, earnings } = attributeSale(line, wage)
  expect(earnings).toMatchObject([{ householdId: 'h1', grossFen: 0n, netFen: 0n }])
  expect(parties.reduce((sum, party) => sum + party.fen, 0n)).toBe(9800n)
})

test('two shares of one household, as after a merge, are one share and one earning', () => {
  const [first, ...others] = chicken as [AgreementShare, ...AgreementShare[]]
  const merged = [{ ...first, bps: 5000 }, { ...first, bps: 2600, costFenPerUnit: 49n }, ...others]
  const { parties, earnings } = attributeSale(line, merged)
  expect(parties.map(({ fen }) => fen)).toEqual([7448n, 882n, 1078n, 392n])
  expect(earnings).toMatchObject([{ householdId: 'h1', grossFen: 7448n, costFen: 5149n, netFen: 2299n }])
})

test('property: whatever the price and quantity, parties sum to the line and net is gross less cost', () => {
  fc.assert(
    fc.property(fc.bigInt(1n, 10n ** 9n), fc.integer({ min: 1, max: 99 }), (amountFen, quantity) => {
      const { parties, earnings } = attributeSale({ ...line, amountFen, quantity }, chicken)
      expect(parties.reduce((sum, party) => sum + party.fen, 0n)).toBe(amountFen)
      for (const { grossFen, costFen, netFen } of earnings) expect(netFen).toBe(grossFen - costFen)
    }),
  )
})
