import writeSheet from 'write-excel-file/node'
import { type CsvCell, inertText, toCsv } from '#domain/csv.ts'
import { inLocale, type Locale } from '#domain/locale.ts'
import type { ExportTable } from './export-table.ts'

export const exportFormats = ['csv', 'xlsx'] as const
export type ExportFormat = (typeof exportFormats)[number]

export const mediaTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

type Row = Record<string, unknown>

/** Takes rows as they come and gives the whole file in the end. */
export type FileWriter = { add(rows: readonly Row[]): void; end(): Promise<Uint8Array> }

const LINE = '\r\n'

function csvWriter(table: ExportTable, locale: Locale): FileWriter {
  const columns = table.columns.map(({ zh, en, cell }) => ({
    title: inLocale(locale, zh, en),
    cell: (row: Row) => cell(row, locale),
  }))
  const chunks = [Buffer.from(toCsv(columns, []))]
  return {
    add(rows) {
      const text = toCsv(columns, rows)
      chunks.push(Buffer.from(text.slice(text.indexOf(LINE) + LINE.length)))
    },
    end: async () => Buffer.concat(chunks),
  }
}

/** Money as yuan with two decimals, so that a spreadsheet sums it; text can be no formula. */
const sheetCell = (cell: CsvCell) => {
  if (cell === null) return null
  if (typeof cell === 'string') return { value: inertText(cell), type: String }
  if (typeof cell === 'object') return { value: Number(cell.fen) / 100, type: Number, format: '#,##0.00' }
  return { value: Number(cell), type: Number }
}

function sheetWriter(table: ExportTable, locale: Locale): FileWriter {
  const head = table.columns.map(({ zh, en }) => ({ value: inLocale(locale, zh, en), fontWeight: 'bold' as const }))
  const body: ReturnType<typeof sheetCell>[][] = []
  return {
    add(rows) {
      for (const row of rows) body.push(table.columns.map(({ cell }) => sheetCell(cell(row, locale))))
    },
    end: () => writeSheet([head, ...body], { stickyRowsCount: 1 }).toBuffer(),
  }
}

export const fileWriter = (format: ExportFormat, table: ExportTable, locale: Locale): FileWriter =>
  format === 'csv' ? csvWriter(table, locale) : sheetWriter(table, locale)
