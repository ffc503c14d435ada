import { type CsvColumn, toCsv } from '#domain/csv.ts'

/** A table as a download. @param name file name without its ending; letters, digits, dots and dashes */
export function csvResponse<Row>(name: string, columns: readonly CsvColumn<Row>[], rows: readonly Row[]): Response {
  return new Response(toCsv(columns, rows), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name.replace(/[^\w.-]/g, '_')}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

/** A moment as spreadsheets in Asia/Shanghai read it: `2026-08-28 16:00:05`. */
export const localMoment = (at: Date): string =>
  new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ')
