import { expect, test } from 'vitest'
import { readRefundForm } from './read-refund-form.ts'

const refundId = '019a9999-1111-7222-8333-444455556666'

function read(fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ refundId, reason: '到货破损', ...fields })) form.set(name, value)
  return readRefundForm(form)
}

test('all that is left, some units, or an amount', () => {
  expect(read({ part: 'all' }).wanted).toEqual({ reason: '到货破损' })
  expect(read({}).wanted).toEqual({ reason: '到货破损' })
  const part = (wanted: object) => ({ reason: '到货破损', part: { refundId, part: wanted } })
  expect(read({ part: 'units', units: '2' }).wanted).toEqual(part({ units: 2 }))
  expect(read({ part: 'amount', amount: '５.5' }).wanted).toEqual(part({ amountFen: 550n }))
})

test.each([
  [{ part: 'units', units: '' }, { units: 'coordinator.line.unitsWrong' }],
  [{ part: 'units', units: '1.5' }, { units: 'coordinator.line.unitsWrong' }],
  [{ part: 'units', units: '-1' }, { units: 'coordinator.line.unitsWrong' }],
  [{ part: 'amount', amount: '0.00' }, { amount: 'coordinator.line.amountWrong' }],
  [{ part: 'amount', amount: '1.234' }, { amount: 'coordinator.line.amountWrong' }],
  [{ part: 'everything' }, { part: 'shell.invalid.choice' }],
  [{ part: 'units', units: '1', refundId: 'x' }, { part: 'shell.invalid.choice' }],
  [{ part: 'all', reason: ' 坏 ' }, { reason: 'coordinator.line.reasonShort' }],
  [
    { part: 'amount', amount: 'x', reason: '' },
    { amount: 'coordinator.line.amountWrong', reason: 'coordinator.line.reasonShort' },
  ],
])('%j is refused at its field and stays as it was typed', (fields, wrong) => {
  const answer = read(fields)
  expect(answer).toMatchObject({ wanted: null, wrong })
  expect(answer.wrong).toEqual(wrong)
  for (const [name, value] of Object.entries(fields))
    if (name !== 'refundId') expect(answer.asked).toMatchObject({ [name]: value.trim() })
})
