import { describe, expect, test } from 'vitest'
import { addressOf, nextSort, readAsked } from './report-query.ts'

const at = (query: string) => readAsked(`http://x.test/coordinator${query}`)

describe('the address of a report', () => {
  test('keeps place, period and session when something else changes, and starts at page one', () => {
    const asked = at('?place=500230&period=today&session=s1&page=3')
    expect(addressOf('/coordinator/rows', asked, { state: 'confirmed' })).toBe(
      '/coordinator/rows?place=500230&period=today&session=s1&state=confirmed',
    )
  })
  test('days count only where no named period is chosen', () => {
    expect(at('?period=today&from=2026-01-01&to=2026-01-02')).toMatchObject({ period: 'today', from: null, to: null })
    expect(at('?period=range&from=2026-01-01&to=2026-01-02')).toMatchObject({ period: null, from: '2026-01-01' })
  })
  test('an odd page is the first', () => {
    expect(at('?page=-4').page).toBe(1)
    expect(at('?page=x').page).toBe(1)
  })
  test('a title sorts largest first, then smallest first', () => {
    expect(nextSort('net', 'gross', true)).toBe('-net')
    expect(nextSort('net', 'net', true)).toBe('net')
    expect(nextSort('net', 'net', false)).toBe('-net')
  })
})
