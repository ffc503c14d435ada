import { describe, expect, test } from 'vitest'
import { netPerHead, operatingCost, type SurveyedYear } from './survey.ts'

const year: SurveyedYear = {
  memberCount: 4,
  wageFen: 1_200_000n,
  operatingFen: 2_000_000n,
  propertyFen: 80_000n,
  transferFen: 120_000n,
  otherCostFen: 100_000n,
  livestockCostFen: 1_000_000n,
  raised: 1_000,
  sold: 800,
}

describe('net income per head of a surveyed year', () => {
  test('takes off the cost of the animals that were sold, not of those that stayed', () => {
    expect(operatingCost(year)).toBe(900_000n)
    expect(netPerHead(year)).toBe(625_000n)
  })
  test('rounds cost up and income down, to the fen', () => {
    expect(operatingCost({ ...year, livestockCostFen: 100n, raised: 3, sold: 1 })).toBe(100_034n)
    expect(netPerHead({ ...year, memberCount: 7 })).toBe(357_142n)
  })
  test('may be below zero, and is then rounded down as well', () => {
    const bad = { ...year, wageFen: 0n, operatingFen: 0n, transferFen: 0n, propertyFen: 0n, sold: 0, memberCount: 3 }
    expect(netPerHead(bad)).toBe(-33_334n)
  })
  test('knows no more sold than raised', () => {
    expect(() => operatingCost({ ...year, sold: 1_001 })).toThrow(RangeError)
    expect(operatingCost({ ...year, raised: 0, sold: 0 })).toBe(100_000n)
  })
})
