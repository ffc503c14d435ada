import writeExcelFile from 'write-excel-file/node'
import { catalogFields, type FieldSpec, type FieldValue, type FieldValues } from '#domain/catalog/fields.ts'
import { writtenField } from '#domain/catalog/read-field.ts'
import { columnsOf, MOST_ROWS, type SheetSubject, sheetNames } from '#domain/catalog/sheet.ts'
import type { Locale } from '#domain/locale.ts'
import type { Db } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { valuesOf } from '../columns.ts'

type Row = { key: string; of: string; batch: string | null; values: FieldValues }

const reads: Record<SheetSubject, string> = {
  family: `SELECT t.slug AS key, '' AS of, NULL AS batch, ${valuesOf('family')} AS values FROM product_family t
    WHERE ($1::bpchar IS NULL OR t.district_code = $1) ORDER BY t.slug LIMIT ${MOST_ROWS}`,
  product: `SELECT t.slug AS key, f.slug AS of, b.code AS batch, ${valuesOf('product')} AS values
    FROM product t JOIN product_family f ON f.id = t.family_id LEFT JOIN batch b ON b.id = t.batch_id
    WHERE ($1::bpchar IS NULL OR f.district_code = $1) ORDER BY f.slug, t.position, t.slug LIMIT ${MOST_ROWS}`,
}

/** Amounts, counts and shares stay numbers; yes and no are words that people type. */
function cell(field: FieldSpec, value: FieldValue | undefined, locale: Locale) {
  if (value === null || value === undefined) return null
  if (field.kind === 'flag') return { value: value ? { zh: '是', en: 'yes' }[locale] : { zh: '否', en: 'no' }[locale] }
  const text = writtenField(field, value)
  if (field.kind === 'fen') return { value: Number(text), type: Number, format: '0.00' }
  if (field.kind === 'whole' || field.kind === 'share') return { value: Number(text), type: Number }
  return { value: text, type: String }
}

function sheetOf(subject: SheetSubject, rows: readonly Row[], locale: Locale) {
  const columns = columnsOf(subject)
  const head = columns.map((column) => ({ value: column[locale], fontWeight: 'bold' as const }))
  const body = rows.map((row) =>
    columns.map((column) => {
      if (column.name === 'key' || column.name === 'of' || column.name === 'batch')
        return { value: row[column.name] ?? '' }
      const field = catalogFields[subject].find(({ name }) => name === column.name) as FieldSpec
      return cell(field, row.values[field.name], locale)
    }),
  )
  return {
    sheet: sheetNames[subject][locale],
    data: [head, ...body],
    stickyRowsCount: 1,
    columns: columns.map(() => ({ width: 18 })),
  }
}

/**
 * The catalogue of the scope as a spreadsheet that can be changed and sent back (xlsx).
 * @param empty only the headings, to be filled in
 * @throws DomainError Forbidden
 */
export async function writeSheets(
  { db }: { db: Db },
  viewer: Viewer,
  { locale, empty = false }: { locale: Locale; empty?: boolean },
): Promise<Uint8Array> {
  const scope = districtInScope(viewer)
  const read = async (subject: SheetSubject) => (empty ? [] : (await db.pool.query<Row>(reads[subject], [scope])).rows)
  const sheets = [sheetOf('product', await read('product'), locale), sheetOf('family', await read('family'), locale)]
  const file = writeExcelFile(sheets as unknown as Parameters<typeof writeExcelFile>[0])
  return new Uint8Array(await file.toBuffer())
}
