import { expect, test } from 'vitest'
import { readMark, recordBytes, type TraceRecord, writeMark } from './trace-record.ts'

const record: TraceRecord = {
  code: 'LH-500230-01',
  goodZh: '丰都芦花鸡',
  goodEn: 'Fengdu Luhua chicken',
  producerZh: '望山家庭农场',
  producerEn: 'Wangshan family farm',
  placeZh: '丰都县',
  placeEn: 'Fengdu',
  intake: 10_000,
  survivalBps: 8_000,
  unitZh: '只',
  unitEn: 'bird',
  releasesOn: '2020-08-28',
  certificate: { number: '动检 0001', expiresOn: '2020-09-04' },
  issuedOn: '2020-08-28',
}
const signature = Uint8Array.from({ length: 64 }, (_, index) => index)
const address = (one: TraceRecord) => `https://shop.test/trace/${one.code}${writeMark(recordBytes(one), signature)}`

test('a scanned address gives back the record, its bytes and its signature', () => {
  expect(readMark(address(record))).toEqual({ record, bytes: recordBytes(record), signature })
})

test('so does only its end, and a record without a certificate', () => {
  const bare = { ...record, certificate: null }
  expect(readMark(new URL(address(bare)).hash)?.record).toEqual(bare)
})

test('it fits a code that cheap cameras read', () => {
  expect(address(record).length).toBeLessThan(560)
})

test.each([
  '',
  'https://shop.test/trace/LH',
  '#r=',
  '#r=abc',
  '#r=abc.def',
  '#r=WzFd.AAAA',
  '#r=%%%.%%%',
  `#r=${btoa('[2]')}.AAAA`,
])('%j carries no record', (scanned) => {
  expect(readMark(scanned)).toBeNull()
})

test('values of another kind are no record', () => {
  const values = JSON.parse(new TextDecoder().decode(recordBytes(record)))
  values[8] = { toString: () => 'x' }
  expect(readMark(writeMark(new TextEncoder().encode(JSON.stringify(values)), signature))).toBeNull()
})
