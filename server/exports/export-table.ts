import type { CsvCell } from '#domain/csv.ts'
import type { Locale } from '#domain/locale.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'

export type ExportDeps = Pick<Deps, 'db' | 'clock'>

/** What the page's address said: names and values, judged by the table. */
export type ExportQuery = Record<string, string>

export type ExportColumn<Row> = { zh: string; en: string; cell: (row: Row, locale: Locale) => CsvCell }

/**
 * A table that may leave as a file. Names of people stay masked in it, and it looks no further than the viewer's scope, as it is when
 * the file is made.
 */
export type ExportTable<Row = Record<string, unknown>> = {
  /** Start of the file's name, in letters and dashes. */
  file: string
  zh: string
  en: string
  columns: readonly ExportColumn<Row>[]
  /**
   * The statement that gives its rows.
   * @throws DomainError for a query or viewer that may not have them
   */
  statement: (deps: ExportDeps, viewer: Viewer, query: ExportQuery) => Promise<{ text: string; values: unknown[] }>
}

/** Keeps a table's row type to itself: the runner hands each row to the cells of its own table. */
export const exportTable = <Row>(table: ExportTable<Row>): ExportTable => table as unknown as ExportTable

/** A moment as spreadsheets in Asia/Shanghai read it: `2026-08-28 16:00:05`. */
export const localMoment = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
