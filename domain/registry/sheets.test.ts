import { describe, expect, test } from 'vitest'
import { lackingIn, partyOf, problemsInOrder, readImportSheet } from './sheets.ts'

describe('a sheet of the registry', () => {
  test('is read by headings in either language and any order; an empty cell of a household says nothing', () => {
    const read = readImportSheet('households', [
      ['电话', 'Household code', '监测类别'],
      [19900001234, '500230-0001', '脱贫不稳定户'],
      ['', '500230-0002', 'shock'],
      [null, null, null],
    ])
    expect(read.problems).toEqual([])
    expect(read.rows).toEqual([
      { row: 2, values: { phone: '+8619900001234', code: '500230-0001', monitoredClass: 'unstable' } },
      { row: 3, values: { code: '500230-0002', monitoredClass: 'shock' } },
    ])
    expect(lackingIn('households', read.rows[0]?.values ?? {})).toContain('headName')
  })
  test('says what is wrong by row and column, without repeating what is personal', () => {
    const { problems } = readImportSheet('households', [
      ['户编号', '身份证号', '家庭人口', '备注'],
      ['500230-0001', '110105194912310021', '四', '略'],
    ])
    expect(problems).toEqual([
      { row: 1, column: '备注', rule: 'heading', text: '备注' },
      { row: 2, column: 'idNumber', rule: 'idNumber', text: '' },
      { row: 2, column: 'memberCount', rule: 'whole', text: '四' },
    ])
  })
  test('says it in the order of its cells, and of one that could not be read not that it is missing', () => {
    const problem = (row: number, column: string, rule: string) => ({ row, column, rule, text: '' })
    const read = [problem(3, 'memberCount', 'whole'), problem(3, 'phone', 'phone'), problem(1, '备注', 'heading')]
    const planned = [
      ...[problem(3, 'memberCount', 'required'), problem(2, 'villageCode', 'unknown'), problem(2, 'code', 'twice')],
      ...[problem(3, 'headName', 'required'), problem(2, 'headName', 'required')],
    ]
    const said = problemsInOrder('households', read, planned)
    expect(said.map(({ row, column, rule }) => `${row} ${column} ${rule}`)).toEqual([
      ...['1 备注 heading', '2 code twice', '2 headName required', '2 villageCode unknown'],
      ...['3 headName required', '3 phone phone', '3 memberCount whole'],
    ])
  })
  test('of payroll reads days in thousandths and amounts in fen, and months as dates', () => {
    const { rows, problems } = readImportSheet('payroll', [
      ['协议编号', '月份', '户编号', '数量（天、亩、股、月）', '单价（元）', '金额（元）'],
      ['XY-1', new Date('2026-10-01'), 'H-1', 21.5, 120, '2580.00'],
    ])
    expect(problems).toEqual([])
    expect(rows[0]?.values).toMatchObject({
      period: '2026-10',
      quantity: 21_500,
      rateFen: '12000',
      amountFen: '258000',
    })
  })
  test('needs its first column, and something in it', () => {
    expect(readImportSheet('surveys', [['年份'], [2025]]).problems).toMatchObject([{ rule: 'sheet', column: 'code' }])
    expect(readImportSheet('surveys', [['户编号']]).problems).toMatchObject([{ rule: 'empty' }])
  })
  test('knows the other parties of a share', () => {
    expect(['物流', 'Platform', '生产主体', '谁'].map(partyOf)).toEqual(['logistics', 'platform', 'producer', null])
  })
})
