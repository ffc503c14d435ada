import { describe, expect, test } from 'vitest'
import { linkageTypes } from './linkage-types.ts'
import {
  amountOf,
  basisFault,
  daysOf,
  formatQuantity,
  isPeriodType,
  monthsPaid,
  parseQuantity,
  periodBases,
  readBasis,
  storedBasis,
} from './period-basis.ts'

const wage = { quantityMilli: 21_500, rateFen: 12_000n, months: null }
const rent = { quantityMilli: 3_250, rateFen: 60_000n, months: 6 }

describe('a basis gives an amount', () => {
  test.each([
    ['21.5 days at 120 yuan', wage, 258_000n],
    ['3.25 mu at 600 yuan a year, half a year', rent, 97_500n],
    ['a third of a fen is nothing', { quantityMilli: 1_000, rateFen: 4n, months: 1 }, 0n],
    ['half a fen is one', { quantityMilli: 1_000, rateFen: 6n, months: 1 }, 1n],
    ['40 shares at 3.33 yuan', { quantityMilli: 40_000, rateFen: 333n, months: null }, 13_320n],
  ])('%s', (_, basis, fen) => expect(amountOf(basis)).toBe(fen))

  test('and is kept as it was', () => {
    expect(readBasis(storedBasis(rent))).toEqual(rent)
    expect(JSON.parse(JSON.stringify(storedBasis(wage)))).toEqual({
      quantityMilli: 21_500,
      rateFen: '12000',
      months: null,
    })
  })
})

describe('what a basis cannot be', () => {
  test.each([
    ['more days than the month has', 'wage', { ...wage, quantityMilli: 30_500 }, 'quantity'],
    ['nothing', 'wage', { ...wage, quantityMilli: 0 }, 'quantity'],
    ['half a month', 'housing_joint', { ...wage, quantityMilli: 500 }, 'quantity'],
    ['two gifts in one row', 'donation', { ...wage, quantityMilli: 2_000 }, 'quantity'],
    ['free', 'wage', { ...wage, rateFen: 0n }, 'rate'],
    ['rent of no month', 'land_rent', { ...rent, months: null }, 'months'],
    ['rent of thirteen months', 'land_rent', { ...rent, months: 13 }, 'months'],
    ['a wage of months', 'wage', { ...wage, months: 1 }, 'months'],
  ] as const)('%s', (_, type, basis, part) => expect(basisFault(type, '2026-11', basis)?.part).toBe(part))

  test('what is right has no fault', () => {
    expect(basisFault('wage', '2026-11', wage)).toBeNull()
    expect(basisFault('land_rent', '2026-11', rent)).toBeNull()
  })
})

test('every type that pays by period has a basis, and no other', () => {
  const byPeriod = Object.entries(linkageTypes).flatMap(([type, { pays }]) => (pays === 'per_period' ? type : []))
  expect(Object.keys(periodBases).sort()).toEqual(byPeriod.sort())
  expect(isPeriodType('consignment')).toBe(false)
})

test('months are counted for what is paid by them', () => {
  expect(monthsPaid('land_rent', rent)).toBe(6)
  expect(monthsPaid('housing_joint', { quantityMilli: 3_000, rateFen: 1n, months: null })).toBe(3)
  expect(monthsPaid('wage', wage)).toBe(0)
})

test('months have their days', () => expect(['2026-11', '2028-02', '2026-12'].map(daysOf)).toEqual([30, 29, 31]))

test('counts are read and written as people type them', () => {
  expect(['21.5', ' 3 ', '0.125', '', '1.2345', '-1', '1e3'].map(parseQuantity)).toEqual([
    21_500,
    3_000,
    125,
    null,
    null,
    null,
    null,
  ])
  expect([21_500, 3_000, 125, 100_000].map(formatQuantity)).toEqual(['21.5', '3', '0.125', '100'])
})
