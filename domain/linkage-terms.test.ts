import { describe, expect, test } from 'vitest'
import { agreedRate, evidenceNeeded, evidenceOf, readTerms, termFault, termFields, termNames } from './linkage-terms.ts'
import { type LinkageType, linkageTypes } from './linkage-types.ts'

const types = Object.keys(linkageTypes) as LinkageType[]
const samples = { fen: '12050', count: 3, hundredths: 250, bps: 500, text: '丰都县' }
const complete = (type: LinkageType) =>
  Object.fromEntries(termFields(type).map(({ name, kind }) => [name, samples[kind]]))

describe.each(types)('%s', (type) => {
  test('has terms and evidence of its own, and reads what it asks for', () => {
    expect(termFields(type).length).toBeGreaterThan(0)
    expect(evidenceNeeded[type].length).toBeGreaterThan(0)
    expect(new Set(evidenceOf(type)).size).toBe(evidenceOf(type).length)
    expect(termFault(type, complete(type))).toBeNull()
    expect(readTerms(type, complete(type))).not.toBeNull()
  })
  test('asks for what is missing, and takes nothing that is not its own', () => {
    for (const { name, required } of termFields(type)) {
      const { [name]: _, ...rest } = complete(type)
      expect(termFault(type, rest)).toEqual(required ? { field: name, rule: 'needed' } : null)
    }
    expect(termFault(type, { ...complete(type), shoeSize: 4 })).toEqual({ field: 'shoeSize', rule: 'range' })
  })
})

test('an amount is fen and never a fraction, below nothing or a float', () => {
  const wage = complete('wage')
  expect(readTerms('wage', wage)?.dayRateFen).toBe(12_050n)
  for (const dayRateFen of ['0', '-5', '1.5', 120, 'x'])
    expect(termFault('wage', { ...wage, dayRateFen })).toEqual({ field: 'dayRateFen', rule: 'range' })
})

test('a rate is what the terms say, or declared each time', () => {
  const rates = types.filter((type) => agreedRate(type, complete(type)) !== null)
  expect(rates).toEqual(['wage', 'land_rent', 'housing_joint', 'leased_operation', 'donation'])
  expect(agreedRate('wage', {})).toBeNull()
})

test('names of terms are told once', () => {
  expect(new Set(termNames).size).toBe(termNames.length)
})
