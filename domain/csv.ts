import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { type Fen, formatYuan } from './money.ts'

/** One cell: text, a number, an amount of money (written as yuan with two decimals), or nothing. */
export type CsvCell = string | number | bigint | { fen: Fen } | null

export type CsvColumn<Row> = {
  /** Carries the unit where the cells are figures: `净收入（元）`. */
  title: string
  cell: (row: Row) => CsvCell
}

/** What a spreadsheet may take for the start of a formula, full-width forms included. */
const formulaStart = /^[=+\-@\t\r\n＝＋－＠]/

/** Text that a spreadsheet shows as it is written: a formula's first character gets an apostrophe before it. */
export const inertText = (text: string): string => (formulaStart.test(text) ? `'${text}` : text)

const written = (cell: CsvCell): string => {
  if (cell === null) return ''
  if (typeof cell === 'string') return inertText(cell)
  return typeof cell === 'object' ? formatYuan(cell.fen) : String(cell)
}

/**
 * A table as CSV (RFC 4180, CRLF) with a byte order mark, so that spreadsheets read Chinese. Numbers and amounts stay
 * numbers, negative ones too; only text is kept from becoming a formula.
 */
export function toCsv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const head = columns.map(({ title }) => inertText(title))
  const body = rows.map((row) => columns.map(({ cell }) => written(cell(row))))
  return stringify([head, ...body], { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ })
}

/**
 * The cells of a CSV text (RFC 4180), quoted ones with their line breaks and commas; a byte order mark is no part of the
 * first. What is no proper CSV is read as well as it can be.
 */
export const parseCsv = (text: string): string[][] =>
  parse(text, { bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: false })
