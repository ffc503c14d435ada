import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inertText, parseCsv, toCsv } from './csv.ts'

const one = (cell: Parameters<typeof toCsv<null>>[0][number]['cell']) =>
  toCsv([{ title: 'x', cell }], [null]).split('\r\n')[1]

describe('a table as CSV', () => {
  test('starts with a byte order mark and quotes what needs it', () => {
    expect(toCsv([{ title: '村，组', cell: () => 'a,"b"' }], [null])).toBe('\uFEFF村，组\r\n"a,""b"""\r\n')
  })
  test('amounts are yuan, and stay numbers when negative', () => {
    expect(one(() => ({ fen: -980n }))).toBe('-9.80')
    expect(one(() => -3)).toBe('-3')
    expect(one(() => 10_691_800n)).toBe('10691800')
    expect(one(() => null)).toBe('')
  })
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', '＝1'])('text %j is not a formula', (text) => {
    expect(inertText(text)).toBe(`'${text}`)
  })
  test('no text whatsoever begins with what starts a formula', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => !/^[=+\-@\t\r\n]/.test(inertText(text))))
  })
  test('a title is text too', () => {
    expect(toCsv([{ title: '=x', cell: () => 1 }], [])).toBe("\uFEFF'=x\r\n")
  })
})

test('what was written is read again, quotes, commas and line breaks in cells included', () => {
  const rows = [
    ['a', 'b,"c"', ''],
    ['第一行\n第二行', '2', '=1+1'],
  ]
  const columns = [0, 1, 2].map((at) => ({ title: `${at}`, cell: (row: string[]) => row[at] ?? '' }))
  expect(parseCsv(toCsv(columns, rows))).toEqual([['0', '1', '2'], rows[0], ['第一行\n第二行', '2', "'=1+1"]])
  expect(parseCsv('a;b\n1,')).toEqual([['a;b'], ['1', '']])
  expect(parseCsv('')).toEqual([])
})
