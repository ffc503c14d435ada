import {
  householdFields,
  type RegistryField,
  type RegistryRule,
  type RegistryValues,
  readRegistryField,
} from './fields.ts'
import { surveyFields } from './survey-fields.ts'

export const importKinds = ['households', 'surveys', 'agreements', 'payroll'] as const
export type ImportKind = (typeof importKinds)[number]

const householdCode: RegistryField = {
  name: 'code',
  kind: 'code',
  zh: '户编号',
  en: 'Household code',
  example: '500230-0001',
}
const agreementCode: RegistryField = {
  name: 'agreement',
  kind: 'code',
  zh: '协议编号',
  en: 'Agreement code',
  example: 'XY-500230-01',
}

/** Columns of each sheet, in the order of the template. Those that say which thing a row is come first. */
export const sheetColumns: Record<ImportKind, readonly RegistryField[]> = {
  households: [householdCode, ...householdFields],
  surveys: [householdCode, ...surveyFields],
  agreements: [
    agreementCode,
    { name: 'validFrom', kind: 'day', zh: '生效日期', en: 'In force from', example: '2027-01-01' },
    { name: 'validTo', kind: 'day', optional: true, zh: '最后一天', en: 'Last day', example: '2027-12-31' },
    { name: 'evidence', kind: 'text', max: 300, zh: '依据', en: 'Grounds', example: '2027 年代销协议书第 12 号' },
    { ...householdCode, optional: true },
    { name: 'party', kind: 'text', max: 20, optional: true, zh: '其他分配方', en: 'Other party', example: '' },
    { name: 'share', kind: 'percent', zh: '份额（%）', en: 'Share (%)', example: '60' },
    {
      ...{ name: 'costFenPerUnit', kind: 'fen', optional: true },
      ...{ zh: '单位成本（元）', en: 'Cost per unit (yuan)', example: '51.00' },
    },
  ],
  payroll: [
    agreementCode,
    { name: 'period', kind: 'month', zh: '月份', en: 'Month', example: '2026-10' },
    householdCode,
    {
      name: 'quantity',
      kind: 'quantity',
      zh: '数量（天、亩、股、月）',
      en: 'Quantity (days, mu, shares, months)',
      example: '21.5',
    },
    { name: 'rateFen', kind: 'fen', zh: '单价（元）', en: 'Rate (yuan)', example: '120.00' },
    { name: 'months', kind: 'whole', min: 1, max: 12, optional: true, zh: '付几个月', en: 'Months paid', example: '' },
    { name: 'amountFen', kind: 'fen', optional: true, zh: '金额（元）', en: 'Amount (yuan)', example: '2580.00' },
  ],
}

/** Who else a share can be of, in the words of a sheet. */
export const partyWords = {
  producer: ['生产主体', 'producer'],
  logistics: ['物流', 'logistics'],
  platform: ['平台', 'platform'],
}
export type OtherParty = keyof typeof partyWords
export const partyOf = (text: string): OtherParty | null =>
  (Object.keys(partyWords) as OtherParty[]).find((party) => partyWords[party].includes(text.trim().toLowerCase())) ??
  null

/** A cell as the file holds it. Dates are days in UTC. */
export type SheetCell = string | number | boolean | Date | null | undefined

export type ImportRule =
  | RegistryRule
  | 'heading'
  | 'empty'
  | 'many'
  | 'twice'
  | 'unknown'
  | 'outOfScope'
  | (string & {})
/** `row` is the spreadsheet's own number; `text` as written, but for what is personal. */
export type ImportProblem = { row: number; column: string; rule: ImportRule; text: string }
export type ImportRow = { row: number; values: RegistryValues }

export const MOST_IMPORT_ROWS = 2_000

const written = (cell: SheetCell, field: RegistryField | undefined): string => {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, field?.kind === 'month' ? 7 : 10)
  return String(cell).trim()
}

/**
 * Rows of the first sheet, by headings in either language and any order. Of households an empty cell says nothing, so that a sheet
 * of phones changes phones alone; elsewhere it is wrong where the column is needed.
 */
export function readImportSheet(
  kind: ImportKind,
  data: readonly (readonly SheetCell[])[],
): { rows: ImportRow[]; problems: ImportProblem[] } {
  const heads = (data[0] ?? []).map((cell) => written(cell, undefined))
  const columns = heads.map((head) => sheetColumns[kind].find(({ zh, en, name }) => [zh, en, name].includes(head)))
  const problems: ImportProblem[] = heads.flatMap((head, at) =>
    head && !columns[at] ? [{ row: 1, column: head, rule: 'heading', text: head }] : [],
  )
  const key = sheetColumns[kind][0] as RegistryField
  if (!columns.includes(key)) return { rows: [], problems: [{ row: 1, column: key.name, rule: 'sheet', text: '' }] }
  const rows = data.slice(1, MOST_IMPORT_ROWS + 2).flatMap((cells, index): ImportRow[] => {
    const typed = columns.flatMap((field, at) => (field ? [{ field, text: written(cells[at], field) }] : []))
    if (typed.every(({ text }) => text === '')) return []
    return [{ row: index + 2, values: readCells(kind, typed, index + 2, problems) }]
  })
  if (rows.length === 0 && problems.length === 0) problems.push({ row: 1, column: '', rule: 'empty', text: '' })
  if (rows.length > MOST_IMPORT_ROWS) problems.push({ row: 1, column: '', rule: 'many', text: '' })
  return { rows, problems }
}

function readCells(
  kind: ImportKind,
  typed: readonly { field: RegistryField; text: string }[],
  row: number,
  problems: ImportProblem[],
): RegistryValues {
  const values: RegistryValues = {}
  for (const { field, text } of typed) {
    if (text === '' && kind === 'households' && field.name !== 'code') continue
    const read = readRegistryField(field, text)
    if ('value' in read) values[field.name] = read.value
    else problems.push({ row, column: field.name, rule: read.rule, text: field.personal ? '' : text.slice(0, 60) })
  }
  return values
}

/**
 * What is wrong with a sheet, from its first cell to its last. A cell that could not be read is not missing as well.
 * @param read what reading it found, @param planned what its rows break
 */
export function problemsInOrder(
  kind: ImportKind,
  read: readonly ImportProblem[],
  planned: readonly ImportProblem[],
): ImportProblem[] {
  const cellOf = ({ row, column }: ImportProblem) => `${row} ${column}`
  const unread = new Set(read.map(cellOf))
  const place = ({ column }: ImportProblem) => sheetColumns[kind].findIndex(({ name }) => name === column)
  const missing = (problem: ImportProblem) => problem.rule === 'required' && unread.has(cellOf(problem))
  return [...read, ...planned.filter((problem) => !missing(problem))].sort(
    (a, b) => a.row - b.row || place(a) - place(b),
  )
}

/** The names of needed columns that a row says nothing in. */
export const lackingIn = (kind: ImportKind, values: RegistryValues): string[] =>
  sheetColumns[kind].flatMap(({ name, optional }) => (!optional && (values[name] ?? null) === null ? name : []))
