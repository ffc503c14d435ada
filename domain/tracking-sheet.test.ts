import { expect, test } from 'vitest'
import { MOST_TRACKING_ROWS, readTrackingSheet } from './tracking-sheet.ts'

const head = ['收件人', '运单号', '包裹号', '快递公司']

test('columns are found by their names, in any order; empty numbers are left alone', () => {
  const { rows, problems } = readTrackingSheet([
    head,
    ['李明', ' sf 1000 0001 ', '00000042-1', '顺丰'],
    ['王芳', '', '00000043-1', '顺丰'],
    ['赵强', 20001234567, "'44-2", ''],
  ])
  expect(problems).toEqual([])
  expect(rows).toEqual([
    { row: 2, code: '00000042-1', carrier: 'sf', trackingNo: 'SF10000001' },
    { row: 4, code: '00000044-2', carrier: 'other', trackingNo: '20001234567' },
  ])
})

test('every wrong row says what is wrong with it', () => {
  const { rows, problems } = readTrackingSheet([
    head,
    ['', 'SF100001', '42', '顺丰'],
    ['', 'SF100001', '42-1', '飞鸽'],
    ['', '?', '43-1', '顺丰'],
    ['', 'SF100001', '44-1', '顺丰'],
    ['', 'SF100002', '44-1', '顺丰'],
  ])
  expect(rows.map(({ row }) => row)).toEqual([5])
  expect(problems.map(({ row, rule }) => [row, rule])).toEqual([
    [2, 'code'],
    [3, 'carrier'],
    [4, 'tracking'],
    [6, 'twice'],
  ])
})

test('a file that is no such list is refused as a whole', () => {
  expect(readTrackingSheet([]).problems).toMatchObject([{ rule: 'headings' }])
  expect(readTrackingSheet([['a', 'b']]).problems).toMatchObject([{ rule: 'headings' }])
  const long = Array.from({ length: MOST_TRACKING_ROWS + 1 }, () => ['', 'SF100001', '1-1', ''])
  expect(readTrackingSheet([head, ...long])).toMatchObject({ rows: [], problems: [{ rule: 'many' }] })
})
