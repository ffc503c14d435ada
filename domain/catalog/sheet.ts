import type { Locale } from '../locale.ts'
import { catalogFields, type FieldSpec, type FieldValues } from './fields.ts'
import { type FieldRule, readField } from './read-field.ts'

/** What a spreadsheet of the catalogue is about: a sheet of goods, a sheet of their packs. */
export type SheetSubject = 'family' | 'product'

type Heading = { name: string; zh: string; en: string }

/** Columns that say which thing a row is, and where a new pack belongs. */
export const keyColumns: Record<SheetSubject, readonly Heading[]> = {
  family: [{ name: 'key', zh: '产品编号', en: 'Good code' }],
  product: [
    { name: 'key', zh: '商品编号', en: 'Product code' },
    { name: 'of', zh: '所属产品编号', en: 'Code of its good' },
    { name: 'batch', zh: '批次号', en: 'Batch code' },
  ],
}

export const sheetNames: Record<SheetSubject, Record<Locale, string>> = {
  family: { zh: '产品', en: 'Goods' },
  product: { zh: '商品规格', en: 'Products' },
}

export const columnsOf = (subject: SheetSubject): readonly Heading[] => [
  ...keyColumns[subject],
  ...catalogFields[subject],
]

/** A cell as the file holds it. Dates are days in UTC. */
export type Cell = string | number | boolean | Date | null | undefined

const written = (cell: Cell): string => {
  if (cell === null || cell === undefined) return ''
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim()
}

export type RowRule = FieldRule | 'twice' | 'many' | 'heading' | 'empty'
export type RowProblem = { subject: SheetSubject | null; row: number; column: string; rule: RowRule; text: string }

/** One row: which thing, and every field that the sheet has a column for. `row` is the spreadsheet's own number. */
export type SheetRow = {
  subject: SheetSubject
  row: number
  key: string
  of: string
  batch: string
  values: FieldValues
}

export type ReadSheets = { rows: SheetRow[]; problems: RowProblem[] }

export const MOST_ROWS = 5_000

const is = (heading: Heading, text: string): boolean => [heading.zh, heading.en, heading.name].includes(text)

/** Sheets by what their first row says, in either language and any order of columns; other sheets are left alone. */
export function readSheets(sheets: readonly { data: readonly (readonly Cell[])[] }[]): ReadSheets {
  const read: ReadSheets = { rows: [], problems: [] }
  for (const { data } of sheets) {
    const heads = (data[0] ?? []).map(written)
    const subject = (['product', 'family'] as const).find((one) =>
      heads.some((head) => is(keyColumns[one][0] as Heading, head)),
    )
    if (subject) readOne(subject, heads, data.slice(1, MOST_ROWS + 2), read)
  }
  const problem = { subject: null, row: 1, column: '', text: '' }
  if (read.rows.length === 0 && read.problems.length === 0) read.problems.push({ ...problem, rule: 'empty' })
  if (read.rows.length > MOST_ROWS) read.problems.push({ ...problem, rule: 'many' })
  return read
}

function readOne(subject: SheetSubject, heads: string[], rows: readonly (readonly Cell[])[], read: ReadSheets): void {
  const columns = heads.map((head) => columnsOf(subject).find((column) => is(column, head)))
  for (const [at, head] of heads.entries())
    if (head && !columns[at]) read.problems.push({ subject, row: 1, column: head, rule: 'heading', text: head })
  const seen = new Set<string>()
  for (const [index, cells] of rows.entries()) {
    const typed = new Map(columns.flatMap((column, at) => (column ? [[column.name, written(cells[at])]] : [])))
    if ([...typed.values()].every((text) => text === '')) continue
    const row = index + 2
    const key = typed.get('key') ?? ''
    const problem = (column: string, rule: RowRule, text: string) =>
      read.problems.push({ subject, row, column, rule, text })
    if (key === '') problem('key', 'required', '')
    else if (seen.has(key)) problem('key', 'twice', key)
    seen.add(key)
    const values = readCells(catalogFields[subject], typed, problem)
    read.rows.push({ subject, row, key, of: typed.get('of') ?? '', batch: typed.get('batch') ?? '', values })
  }
}

/** An empty yes-or-no cell says nothing; an empty cell of an optional field empties it. */
function readCells(
  fields: readonly FieldSpec[],
  typed: Map<string, string>,
  problem: (column: string, rule: RowRule, text: string) => void,
): FieldValues {
  const values: FieldValues = {}
  for (const field of fields) {
    const text = typed.get(field.name)
    if (text === undefined || (field.kind === 'flag' && text === '')) continue
    const read = readField(field, text)
    if ('rule' in read) problem(field.name, read.rule, text)
    else values[field.name] = read.value
  }
  return values
}
