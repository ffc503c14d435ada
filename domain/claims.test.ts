import { expect, test } from 'vitest'
import { type ClaimLine, claimableKinds, claimRefusal, needsPhotos } from './claim-rules.ts'
import { claimStates, mayMoveClaim, openClaimStates, validateClaimTransitions } from './claim-states.ts'

const delivered = new Date('2026-08-28T08:00:00Z')
const after = (hours: number) => new Date(delivered.getTime() + hours * 3_600_000)
const line = (change: Partial<ClaimLine> = {}): ClaimLine => ({
  fresh: true,
  sentAt: new Date('2026-08-26T08:00:00Z'),
  deliveredAt: delivered,
  leftUnits: 2,
  ...change,
})

test('the table is whole', () => expect(validateClaimTransitions).not.toThrow())

test('a producer accepts but never rejects, a buyer decides nothing, what is decided stays decided', () => {
  for (const from of claimStates) {
    expect(mayMoveClaim(from, 'rejected', 'producer')).toBe(false)
    expect(mayMoveClaim(from, 'refunded', 'buyer')).toBe(false)
    if (!openClaimStates.includes(from)) expect(claimStates.filter((to) => mayMoveClaim(from, to, 'staff'))).toEqual([])
  }
})

test.each([
  ['fresh goods, 48 hours', true, 48, null],
  ['fresh goods, a second later', true, 48.001, 'tooLate'],
  ['other goods, seven days', false, 168, null],
  ['other goods, a second later', false, 168.001, 'tooLate'],
] as const)('%s', (_, fresh, hours, refusal) => {
  expect(claimRefusal('damaged', line({ fresh }), after(hours))).toBe(refusal)
})

test('fresh goods do not come back without a reason, other goods do for seven days', () => {
  expect(claimRefusal('returned', line(), after(1))).toBe('freshNoReturn')
  expect(claimableKinds(line({ fresh: false }), after(100))).toContain('returned')
  expect(claimableKinds(line({ fresh: false }), after(200))).toEqual([])
})

test('not before it was sent, not once all of it went back; on its way there is no end yet', () => {
  expect(claimRefusal('missing', line({ sentAt: null, deliveredAt: null }), after(0))).toBe('notSent')
  expect(claimRefusal('missing', line({ leftUnits: 0 }), after(0))).toBe('nothingLeft')
  expect(claimRefusal('missing', line({ deliveredAt: null }), after(9_999))).toBeNull()
})

test('photos for what can be seen', () => {
  expect(['spoiled', 'damaged', 'missing', 'wrong', 'returned'].map((kind) => needsPhotos(kind as 'wrong'))).toEqual([
    ...[true, true, false, true, false],
  ])
})
