import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { repaymentOf } from './repayment.ts'

const advance = { id: 'chicks', leftFen: 200_000n, repayBps: 2_000, floorFen: 30_000n }

describe('what a payout repays of advances', () => {
  test('its share of what is paid out', () => {
    expect(repaymentOf({ earnedFen: 100_000n, advances: [advance] })).toEqual([{ id: 'chicks', fen: 20_000n }])
  })

  test('its share of the net where costs are known', () => {
    const repaid = repaymentOf({ earnedFen: 100_000n, netFen: 23_000n, advances: [advance] })
    expect(repaid).toEqual([{ id: 'chicks', fen: 4_600n }])
  })

  test('never below the floor', () => {
    expect(repaymentOf({ earnedFen: 32_000n, advances: [advance] })).toEqual([{ id: 'chicks', fen: 2_000n }])
    expect(repaymentOf({ earnedFen: 30_000n, advances: [advance] })).toEqual([])
    expect(repaymentOf({ earnedFen: 900n, advances: [advance] })).toEqual([])
  })

  test('never more than is left, and nothing where nothing is left', () => {
    expect(repaymentOf({ earnedFen: 100_000n, advances: [{ ...advance, leftFen: 7n }] })).toEqual([
      { id: 'chicks', fen: 7n },
    ])
    expect(repaymentOf({ earnedFen: 100_000n, advances: [{ ...advance, leftFen: 0n }] })).toEqual([])
  })

  test('a loss repays nothing', () => {
    expect(repaymentOf({ earnedFen: 100_000n, netFen: -5n, advances: [advance] })).toEqual([])
    expect(repaymentOf({ earnedFen: -5n, advances: [{ ...advance, floorFen: 0n }] })).toEqual([])
  })

  test('a second advance leaves the floor of the first', () => {
    const feed = { id: 'feed', leftFen: 50_000n, repayBps: 10_000, floorFen: 0n }
    expect(repaymentOf({ earnedFen: 100_000n, advances: [advance, feed] })).toEqual([
      { id: 'chicks', fen: 20_000n },
      { id: 'feed', fen: 50_000n },
    ])
    expect(repaymentOf({ earnedFen: 60_000n, advances: [advance, feed] })).toEqual([
      { id: 'chicks', fen: 12_000n },
      { id: 'feed', fen: 18_000n },
    ])
  })

  test('whatever the advances, the household keeps the highest floor and owes no less than nothing', () => {
    const advances = fc.array(
      fc.record({
        id: fc.uuid(),
        leftFen: fc.bigInt(0n, 1_000_000n),
        repayBps: fc.integer({ min: 0, max: 10_000 }),
        floorFen: fc.bigInt(0n, 200_000n),
      }),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(fc.bigInt(0n, 2_000_000n), advances, (earnedFen, open) => {
        const repaid = repaymentOf({ earnedFen, advances: open })
        const kept = repaid.reduce((left, { fen }) => left - fen, earnedFen)
        const floors = open.filter(({ leftFen }) => leftFen > 0n).map(({ floorFen }) => floorFen)
        for (const floor of floors) expect(kept === earnedFen || kept >= floor).toBe(true)
        for (const { id, fen } of repaid) {
          expect(fen).toBeGreaterThan(0n)
          expect(fen).toBeLessThanOrEqual(open.find((one) => one.id === id)?.leftFen ?? 0n)
        }
      }),
    )
  })
})
