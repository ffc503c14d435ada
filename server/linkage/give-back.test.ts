import fc from 'fast-check'
import { expect, test } from 'vitest'
import { accounts } from '#domain/ledger-accounts.ts'
import { giveBack } from './give-back.ts'

const balance = (fen: bigint) => ({ account: accounts.platform, fen })
const given = (fen: bigint[], amount: bigint) => giveBack(fen.map(balance), amount).map((part) => part.fen)

test('parties give in proportion to what they hold', () => {
  expect(given([-7448n, -1078n, -392n, -882n], 3333n)).toEqual([-2533n, -366n, -134n, -300n])
})

test('whoever bore a discount gets the same part of it back', () => {
  // 98.00, of which a district bore 10.00: half of the 88.00 that the buyer paid goes back.
  expect(given([-7448n, -1078n, -392n, -882n, 1000n], 4400n)).toEqual([-3724n, -539n, -196n, -441n, 500n])
})

test('all that is left takes every balance to nothing', () => {
  expect(given([-7448n, -2352n, 1001n], 8799n)).toEqual([-7448n, -2352n, 1001n])
})

test('more than there is cannot go back', () => {
  expect(() => given([-100n, 20n], 81n)).toThrow(RangeError)
})

test('property: the pieces sum to what the buyer gets, and no balance changes its sign', () => {
  fc.assert(
    fc.property(
      fc.array(fc.bigInt(1n, 100_000n), { minLength: 1, maxLength: 6 }),
      fc.bigInt(0n, 90n),
      fc.bigInt(0n, 100n),
      (held, discountPercent, percent) => {
        const total = held.reduce((sum, fen) => sum + fen, 0n)
        const discount = (total * discountPercent) / 100n
        const balances = [...held.map((fen) => -fen), discount].filter((fen) => fen !== 0n)
        const amount = ((total - discount) * percent) / 100n
        const parts = given(balances, amount)
        expect(parts.reduce((sum, fen) => sum + fen, 0n)).toBe(-amount)
        for (const [index, fen] of balances.entries()) {
          const left = fen - (parts[index] ?? 0n)
          expect(fen > 0n ? left >= 0n && left <= fen : left <= 0n && left >= fen).toBe(true)
        }
      },
    ),
  )
})
