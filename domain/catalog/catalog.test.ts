import { expect, test } from 'vitest'
import { checkValues } from './check-values.ts'
import { findClaims } from './claims.ts'
import { differenceOf, staleFields } from './difference.ts'
import { catalogFields, type FieldSpec, fieldOf } from './fields.ts'
import { readField, writtenField } from './read-field.ts'

const product = (name: string) => fieldOf('product', name) as FieldSpec

test.each([
  ['priceFen', '98', { value: '9800' }],
  ['priceFen', '９８．５', { value: '9850' }],
  ['priceFen', '0', { rule: 'range' }],
  ['priceFen', '98.005', { rule: 'yuan' }],
  ['priceFen', '', { rule: 'required' }],
  ['floorPriceFen', '', { value: null }],
  ['netWeightG', '1.5', { rule: 'whole' }],
  ['maxPerOrder', '1000', { rule: 'range' }],
  ['depositBps', '30%', { value: 3_000 }],
  ['depositBps', '95', { rule: 'range' }],
  ['shipsNow', '是', { value: true }],
  ['shipsNow', '', { value: false }],
  ['shipsNow', '也许', { rule: 'flag' }],
  ['releasesOn', '2026-02-30', { rule: 'day' }],
  ['releasesOn', '2026-02-28', { value: '2026-02-28' }],
  ['nameZh', '长'.repeat(61), { rule: 'tooLong' }],
])('%s typed as %j', (name, typed, read) => {
  expect(readField(product(name), typed)).toEqual(read)
})

test('what is written can be read again', () => {
  const values = {
    priceFen: '9800',
    depositBps: 3_050,
    shipsNow: true,
    releasesOn: '2026-02-28',
    netWeightG: 1_500,
    floorPriceFen: null,
  }
  for (const [name, value] of Object.entries(values))
    expect(readField(product(name), writtenField(product(name), value))).toEqual({ value })
})

test('no two fields of a subject share a heading: a spreadsheet is read by them', () => {
  for (const fields of Object.values(catalogFields)) {
    const headings = fields.flatMap(({ zh, en, name }) => [zh, en, name])
    expect(new Set(headings).size).toBe(headings.length)
  }
})

const plain = { priceFen: '9800', floorPriceFen: null, variableWeight: false, netWeightG: null, depositBps: null }
test.each([
  [{ floorPriceFen: '9900' }, { field: 'floorPriceFen', rule: 'floor' }],
  [{ variableWeight: true }, { field: 'netWeightG', rule: 'weight' }],
  [{ preorderFrom: '2026-09-01' }, { field: 'preorderUntil', rule: 'window' }],
  [
    { preorderFrom: '2026-09-02', preorderUntil: '2026-09-01', releasesOn: '2026-10-01' },
    { field: 'preorderUntil', rule: 'window' },
  ],
  [{ depositBps: 3_000 }, { field: 'depositBps', rule: 'deposit' }],
  [{ floorPriceFen: '9800' }, null],
])('a product with %j', (change, problem) => {
  expect(checkValues('product', { ...plain, ...change })).toEqual(problem)
})

test('a difference names only what differs, and knows when it is stale', () => {
  const current = { nameZh: '芦花鸡', priceFen: '9800', netWeightG: null }
  const change = differenceOf(current, { nameZh: '芦花鸡', priceFen: '9900' })
  expect(change).toEqual({ before: { priceFen: '9800' }, after: { priceFen: '9900' } })
  expect(differenceOf(current, { netWeightG: null })).toBeNull()
  expect(staleFields(current, { priceFen: '9800' })).toEqual([])
  expect(staleFields({ ...current, priceFen: '9700' }, { priceFen: '9800' })).toEqual(['priceFen'])
})

test('superlatives and cures are found, harmless words are not', () => {
  expect(findClaims('全国最好的芦花鸡，可降血糖')).toEqual([
    { word: '最好', kind: 'absolute' },
    { word: '降血糖', kind: 'disease' },
  ])
  expect(findClaims('全县第一')).toHaveLength(1)
  expect(findClaims('第一批出栏')).toEqual([])
  expect(findClaims('The BEST hen')).toHaveLength(1)
  expect(findClaims('散养芦花鸡，肉质紧实')).toEqual([])
})
