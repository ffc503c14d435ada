import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bankFileColumns, payoutReference } from './bank-file.ts'
import { type DueAttribution, openRecovery, payoutOf } from './payout.ts'
import { mayMoveRun, validatePayoutTransitions } from './payout-states.ts'

const sale = (id: string, fen: bigint): DueAttribution => ({
  ...{ id, saleId: id, leftFen: fen, grossFen: fen, netFen: fen / 4n },
})
const back = (id: string, saleId: string, fen: bigint): DueAttribution => ({
  ...{ id, saleId, leftFen: -fen, grossFen: -fen, netFen: -fen / 4n },
})
const none = { forgivenFen: 0n, floorBps: 5_000, advances: [] }

describe('what a household is paid', () => {
  test('all that is due, and nothing where nothing is', () => {
    expect(payoutOf({ ...none, due: [sale('a', 100n), sale('b', 50n)] })).toMatchObject({
      earnedFen: 150n,
      recoveredFen: 0n,
      amountFen: 150n,
    })
    expect(payoutOf({ ...none, due: [] })).toBeNull()
    expect(payoutOf({ ...none, due: [back('r', 'paid before', 10n)] })).toBeNull()
  })

  test('a refund before the payout only lessens its sale: the floor has nothing to do with it', () => {
    const paid = payoutOf({ ...none, due: [sale('a', 100n), back('r', 'a', 80n)] })
    expect(paid).toMatchObject({ earnedFen: 20n, recoveredFen: 0n, amountFen: 20n, carriedFen: 0n })
    expect(paid?.lines).toEqual([
      { attributionId: 'a', fen: 100n },
      { attributionId: 'r', fen: -80n },
    ])
  })

  test('a refund after its payout is recovered down to the floor, the oldest first; the rest is carried on', () => {
    const due = [back('r1', 'old', 30n), back('r2', 'older', 50n), sale('a', 101n)]
    expect(payoutOf({ ...none, due })).toMatchObject({
      earnedFen: 101n,
      recoveredFen: 50n,
      amountFen: 51n,
      carriedFen: 30n,
      lines: [
        { attributionId: 'a', fen: 101n },
        { attributionId: 'r1', fen: -30n },
        { attributionId: 'r2', fen: -20n },
      ],
    })
  })

  test('what a person forgave is not recovered', () => {
    const due = [back('r1', 'old', 30n), sale('a', 100n)]
    expect(payoutOf({ ...none, due, forgivenFen: 20n })).toMatchObject({ recoveredFen: 10n, carriedFen: 0n })
    expect(openRecovery(due, 20n)).toBe(10n)
    expect(openRecovery(due, 40n)).toBe(0n)
  })

  test('advances are repaid by a share of the net, and leave the floor', () => {
    const advances = [{ id: 'x', leftFen: 500n, repayBps: 10_000, floorFen: 0n }]
    expect(payoutOf({ ...none, due: [sale('a', 400n)], advances })).toMatchObject({ repaidFen: 100n, amountFen: 300n })
    const due = [back('r', 'old', 190n), sale('a', 400n)]
    expect(payoutOf({ ...none, due, advances })).toMatchObject({ recoveredFen: 190n, repaidFen: 10n, amountFen: 200n })
  })

  test('whatever happened, it adds up, keeps the floor and takes from nobody twice', () => {
    const fen = fc.bigInt({ min: 1n, max: 100_000n })
    const history = fc.record({
      sales: fc.array(fc.record({ fen, refunds: fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 2 }) })),
      old: fc.array(fen, { maxLength: 4 }),
      forgivenFen: fc.bigInt({ min: 0n, max: 50_000n }),
      floorBps: fc.integer({ min: 1, max: 10_000 }),
      repayBps: fc.integer({ min: 0, max: 10_000 }),
      leftFen: fen,
    })
    fc.assert(
      fc.property(history, ({ sales, old, forgivenFen, floorBps, repayBps, leftFen }) => {
        const due = [
          ...old.map((one, at) => back(`o${at}`, `gone${at}`, one)),
          ...sales.flatMap((one, at) => [
            sale(`s${at}`, one.fen),
            ...one.refunds
              .map((percent, nth) => back(`s${at}r${nth}`, `s${at}`, (one.fen * BigInt(percent)) / 100n))
              .filter((refund) => refund.leftFen < 0n),
          ]),
        ]
        const advances = [{ id: 'x', leftFen, repayBps, floorFen: 0n }]
        const paid = payoutOf({ due, forgivenFen, floorBps, advances })
        if (!paid) return
        const sum = paid.lines.reduce((all, line) => all + line.fen, 0n)
        expect(sum).toBe(paid.earnedFen - paid.recoveredFen)
        expect(paid.amountFen).toBe(sum - paid.repaidFen)
        expect(paid.amountFen * 10_000n).toBeGreaterThanOrEqual(paid.earnedFen * BigInt(floorBps))
        expect(paid.amountFen).toBeGreaterThan(0n)
        const left = new Map(due.map((one) => [one.id, one.leftFen]))
        for (const { attributionId, fen: part } of paid.lines) {
          const whole = left.get(attributionId) ?? 0n
          expect(whole > 0n ? part === whole : part < 0n && part >= whole).toBe(true)
        }
        const all = due.reduce((total, one) => total + one.leftFen, 0n)
        const forgiven = all - sum + paid.carriedFen
        expect(forgiven).toBeLessThanOrEqual(0n)
        expect(-forgiven).toBeLessThanOrEqual(forgivenFen)
      }),
    )
  })
})

test('a run moves on step by step, and is cancelled only before its money is sent', () => {
  expect(() => validatePayoutTransitions()).not.toThrow()
  expect(mayMoveRun('approved', 'exported')).toBe(true)
  expect(mayMoveRun('proposed', 'approved')).toBe(false)
  expect(mayMoveRun('exported', 'cancelled')).toBe(false)
})

test('a line of the bank’s file has digits for an account and no signs in a name', () => {
  const transfer = {
    ...{ position: 1, holder: '=秦望山@', number: '6222 0200 1111', bankName: '丰都农商行', amountFen: 7_448n },
    reference: payoutReference(12n, 7),
  }
  expect(bankFileColumns.map(({ cell }) => cell(transfer))).toEqual([
    ...[1, '秦望山', '622202001111', '丰都农商行', { fen: 7_448n }, '消费帮扶收入 RF000012-0007'],
  ])
})
