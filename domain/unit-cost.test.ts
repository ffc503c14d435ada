import { expect, test } from 'vitest'
import { survivingUnits, unitCost } from './unit-cost.ts'

const flock = { costFen: 41_184_000n, intake: 10_000, dead: 1_200, survivalBps: 8_000, released: false }

test('what died is paid for by what lives: 10,000 chicks, 80% of them', () => {
  expect(survivingUnits(flock)).toBe(8_000)
  expect(unitCost(flock)).toBe(5_148n)
})

test('no more share the costs than are alive', () => {
  expect(survivingUnits({ ...flock, dead: 2_500 })).toBe(7_500)
  expect(survivingUnits({ ...flock, dead: 10_500 })).toBe(0)
})

test('after the release the events decide, not the forecast', () => {
  expect(survivingUnits({ ...flock, released: true })).toBe(8_800)
  expect(unitCost({ ...flock, released: true })).toBe(4_680n)
})

test('rounds to the nearest fen, and a batch of which nothing lives has no cost per unit', () => {
  expect(unitCost({ ...flock, costFen: 20_000n, intake: 3, dead: 0, survivalBps: 10_000 })).toBe(6_667n)
  expect(unitCost({ ...flock, dead: 10_000 })).toBeNull()
})
