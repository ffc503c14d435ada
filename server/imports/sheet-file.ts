import readExcelFile from 'read-excel-file/node'
import writeExcelFile from 'write-excel-file/node'
import { DomainError } from '#domain/errors.ts'
import type { Locale } from '#domain/locale.ts'
import { type ImportKind, type SheetCell, sheetColumns } from '#domain/registry/sheets.ts'

const MOST_BYTES = 4 * 1024 * 1024

/** Cells of the first sheet. @throws DomainError InvalidInput {field: 'file', rule: 'required' | 'fileTooLarge' | 'xlsx'} */
export async function openSheet(bytes: Uint8Array): Promise<SheetCell[][]> {
  if (bytes.byteLength === 0) throw new DomainError('InvalidInput', { field: 'file', rule: 'required' })
  if (bytes.byteLength > MOST_BYTES) throw new DomainError('InvalidInput', { field: 'file', rule: 'fileTooLarge' })
  try {
    const sheets = (await readExcelFile(Buffer.from(bytes))) as unknown as { data: SheetCell[][] }[]
    return sheets[0]?.data ?? []
  } catch {
    throw new DomainError('InvalidInput', { field: 'file', rule: 'xlsx' })
  }
}

/** Headings and one example row (xlsx). Every cell is text, so that long numbers keep their last digits. */
export async function writeTemplate(kind: ImportKind, locale: Locale): Promise<Uint8Array> {
  const columns = sheetColumns[kind]
  const head = columns.map((column) => ({ value: column[locale], fontWeight: 'bold' as const }))
  const example = columns.map((column) => ({ value: column.example, type: String, format: '@' }))
  const sheet = { data: [head, example], stickyRowsCount: 1, columns: columns.map(() => ({ width: 22 })) }
  const file = writeExcelFile([sheet] as unknown as Parameters<typeof writeExcelFile>[0])
  return new Uint8Array(await file.toBuffer())
}
