import { expect, test } from 'vitest'
import { moneyRows } from './money-rows.ts'

const line = { amountFen: 9_800n, discountFen: 0n, freightFen: 0n, lighterFen: 0n }
const order = {
  state: 'paid',
  totalFen: 9_800n,
  depositFen: null,
  paidFen: 9_800n,
  refundedFen: 0n,
  lines: [line],
} as const
const told = (one: Parameters<typeof moneyRows>[0]) => moneyRows(one).map(({ what, fen }) => [what, fen])

test('a plain order is goods, freight and total', () => {
  expect(told(order)).toEqual([
    ['goods', 9_800n],
    ['freight', 0n],
    ['total', 9_800n],
  ])
})

test('discount, freight, difference of weight and other refunds are told apart, and add up', () => {
  const lines = [{ ...line, discountFen: 800n, freightFen: 1_200n, lighterFen: 1_176n }]
  const rows = moneyRows({ ...order, lines, totalFen: 10_200n, paidFen: 10_200n, refundedFen: 2_000n })
  expect(rows.map(({ what, fen }) => [what, fen])).toEqual([
    ['goods', 9_800n],
    ['discount', -800n],
    ['freight', 1_200n],
    ['total', 10_200n],
    ['lighter', -1_176n],
    ['refunded', -824n],
  ])
})

test('a reserved order says what is still to pay', () => {
  const reserved = { ...order, state: 'reserved', depositFen: 2_000n, paidFen: 2_000n } as const
  expect(told(reserved).slice(-2)).toEqual([
    ['deposit', 2_000n],
    ['balance', 7_800n],
  ])
})
