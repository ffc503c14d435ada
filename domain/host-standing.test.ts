import { describe, expect, test } from 'vitest'
import { ageOn, type HostPapers, hostStanding } from './host-standing.ts'

const grown: HostPapers = { bornOn: '1980-06-15', guardian: false, verified: true, refused: false, revoked: false }
const today = '2026-11-22'

describe('age', () => {
  test.each([
    ['2010-11-22', 16],
    ['2010-11-23', 15],
    ['2008-02-29', 18],
    ['1980-12-31', 45],
  ])('born on %s: %i', (bornOn, years) => expect(ageOn(bornOn, today)).toBe(years))
  test('born on a leap day: a year older on 1 March', () => {
    expect([ageOn('2008-02-29', '2026-02-28'), ageOn('2008-02-29', '2026-03-01')]).toEqual([17, 18])
  })
})

describe('who may speak before viewers', () => {
  test.each<[HostPapers | null, string]>([
    [null, 'none'],
    [grown, 'verified'],
    [{ ...grown, verified: false }, 'waiting'],
    [{ ...grown, verified: false, refused: true }, 'refused'],
    [{ ...grown, verified: false, refused: true, revoked: true }, 'revoked'],
    [{ ...grown, bornOn: '2010-11-23' }, 'tooYoung'],
    [{ ...grown, bornOn: '2010-11-23', guardian: true }, 'tooYoung'],
    [{ ...grown, bornOn: '2010-11-22' }, 'guardianMissing'],
    [{ ...grown, bornOn: '2010-11-22', guardian: true }, 'verified'],
    [{ ...grown, bornOn: '2008-11-23' }, 'guardianMissing'],
    [{ ...grown, bornOn: '2008-11-22' }, 'verified'],
  ])('%j is %s', (papers, standing) => expect(hostStanding(papers, today)).toBe(standing))
})
