import { describe, expect, test } from 'vitest'
import { draftOf, parsePercent, readProposal, writtenForm } from './read-proposal.ts'

const written = (change: Record<string, string> = {}) => {
  const form = new FormData()
  const fields = {
    validFrom: '2099-01-01',
    validTo: '2099-12-31',
    evidence: '合同 001',
    'term.feeBps': '4',
    'term.settleDays': '15',
    'term.dayRateFen': '120',
    producerId: 'p1',
    producerPercent: '9',
    logisticsPercent: '11.00',
    platformPercent: '4',
  }
  for (const [name, value] of Object.entries({ ...fields, ...change })) form.set(name, value)
  for (const [code, percent, cost] of [
    ['H-1', '76', '51.48'],
    ['', '10', '1'],
  ]) {
    form.append('code', code ?? '')
    form.append('percent', percent ?? '')
    form.append('cost', cost ?? '')
  }
  return writtenForm(form)
}

describe('a proposal as it is typed', () => {
  test('days are days of Asia/Shanghai, the last one included; a row without a code is left out', () => {
    expect(readProposal('consignment', written())).toEqual({
      validFrom: new Date('2098-12-31T16:00:00Z'),
      validTo: new Date('2099-12-31T16:00:00Z'),
      evidence: '合同 001',
      terms: { feeBps: 400, settleDays: 15 },
      shares: [
        { party: 'household', householdCode: 'H-1', bps: 7_600, costFenPerUnit: 5_148n },
        { party: 'producer', producerId: 'p1', bps: 900 },
        { party: 'logistics', bps: 1_100 },
        { party: 'platform', bps: 400 },
      ],
    })
  })
  test.each([
    [{ validFrom: '' }, { field: 'validFrom', rule: 'date' }],
    [{ validTo: '2099-99-99' }, { field: 'validTo', rule: 'date' }],
    [{ platformPercent: '4.001' }, { field: 'shares', rule: 'bps' }],
    [{ 'term.settleDays': '两周' }, { field: 'terms.settleDays', rule: 'range' }],
  ])('%j cannot be read', (change, unreadable) => {
    expect(readProposal('consignment', written(change as Record<string, string>))).toEqual(unreadable)
  })
  test('percent has at most two decimals and is at most 100', () => {
    expect(['', '7.5', '100', '100.01', '-1', '1e2', '12.345'].map(parsePercent)).toEqual([
      0,
      750,
      10_000,
      null,
      null,
      null,
      null,
    ])
  })
  test('an agreement without versions begins empty', () => {
    expect(draftOf('wage', undefined)).toMatchObject({
      evidence: '',
      producerPercent: '0.00',
      terms: { employer: '', dayRateFen: '' },
    })
  })
})
