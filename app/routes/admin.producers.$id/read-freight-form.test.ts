import { expect, test } from 'vitest'
import { readFreightForm, typedFreight, writtenFreight } from './read-freight-form.ts'

const rule = {
  coldChain: true,
  freeAboveFen: 8_800n,
  bands: [
    { province: null, upToG: 1_500, feeFen: 1_200n, extraKgFen: 250n },
    { province: '西藏自治区', upToG: 1_000, feeFen: null, extraKgFen: 0n },
  ],
}

test('a rule that is written into the form is read as it was', () => {
  const form = new FormData()
  const written = writtenFreight(true, rule)
  form.set('coldChain', String(written.coldChain))
  form.set('freeAbove', written.freeAbove)
  for (const band of written.bands) for (const [name, value] of Object.entries(band)) form.append(name, value)
  expect(readFreightForm(typedFreight(form))).toEqual(rule)
})

test.each([
  [{ freeAbove: 'free' }, 'freeAbove', 'yuan'],
  [{ bands: [{ province: '', upToKg: 'much', fee: '12', extra: '' }] }, 'bands', 'weightKg'],
  [{ bands: [{ province: '', upToKg: '1', fee: '', extra: '' }] }, 'bands', 'yuan'],
  [{ bands: [{ province: '', upToKg: '1', fee: '12', extra: 'x' }] }, 'bands', 'yuan'],
])('%j cannot be read', (change, field, why) => {
  const written = { ...writtenFreight(false, undefined), ...change }
  expect(readFreightForm(written)).toEqual({ field, rule: why })
})

test('empty rows are no bands: the rule ends', () => {
  expect(readFreightForm(writtenFreight(false, undefined))).toEqual({ coldChain: false, freeAboveFen: null, bands: [] })
})
