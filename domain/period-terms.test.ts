import { describe, expect, test } from 'vitest'
import { basisAgainstTerms, mostCounted } from './period-terms.ts'

const wage = { employer: '合作社', post: '分拣', dayRateFen: '12000' }
const lease = { plot: '河边田', areaMu: 325, rentPerMuYearFen: '60000' }
const stock = { shares: 400, pricePerShareFen: '10000', leastPerShareFen: '500' }

describe('a row against the terms', () => {
  test('pays what was agreed for a day, a mu, a month', () => {
    expect(basisAgainstTerms('wage', wage, { rateFen: 12_000n })).toBeNull()
    expect(basisAgainstTerms('wage', wage, { rateFen: 12_001n })).toBe('rate')
    expect(basisAgainstTerms('land_rent', lease, { rateFen: 59_999n })).toBe('rate')
  })
  test('a dividend is declared each time, and never below what was promised', () => {
    expect(basisAgainstTerms('share_dividend', stock, { rateFen: 800n })).toBeNull()
    expect(basisAgainstTerms('share_dividend', stock, { rateFen: 499n })).toBe('belowLeast')
  })
  test('terms that are older than their fields leave it open', () => {
    expect(basisAgainstTerms('wage', {}, { rateFen: 1n })).toBeNull()
    expect(mostCounted('land_rent', {})).toBeNull()
  })
})

test('no more is counted than was leased or is held', () => {
  expect(mostCounted('land_rent', lease)).toBe(3_250)
  expect(mostCounted('share_dividend', stock)).toBe(400_000)
  expect(mostCounted('wage', wage)).toBeNull()
})
