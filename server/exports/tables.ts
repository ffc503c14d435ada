import type { ExportTable } from './export-table.ts'
import { figuresTable, rowsTable } from './income-tables.ts'

/** Every table that may leave as a file, by the name that `export_job` keeps. */
export const exportTables: Record<string, ExportTable> = {
  figures: figuresTable,
  rows: rowsTable,
}
