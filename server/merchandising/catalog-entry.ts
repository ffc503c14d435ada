import type { FieldValues, Subject } from '#domain/catalog/fields.ts'
import type { Sql } from '#server/db/db.ts'
import { tables, valuesOf } from './columns.ts'

/** One thing of the catalogue with all its fields, and whose it is. */
export type CatalogEntry = {
  id: string
  slug: string
  producerId: string
  districtCode: string
  values: FieldValues
}

const owners: Record<Subject, { from: string; producer: string; district: string }> = {
  family: { from: '', producer: 't.producer_id', district: 't.district_code' },
  product: {
    from: 'JOIN product_family f ON f.id = t.family_id',
    producer: 'f.producer_id',
    district: 'f.district_code',
  },
  producer: { from: '', producer: 't.id', district: 't.district_code' },
}

const select = (subject: Subject): string => {
  const { from, producer, district } = owners[subject]
  return `SELECT t.id, t.slug, ${producer} AS "producerId", ${district} AS "districtCode", ${valuesOf(subject)} AS values
    FROM ${tables[subject]} t ${from}`
}

/**
 * @param key an id or a slug
 * @param lock holds the row until the transaction ends
 */
export async function readEntry(
  sql: Sql,
  subject: Subject,
  key: { id: string } | { slug: string },
  { lock = false }: { lock?: boolean } = {},
): Promise<CatalogEntry | null> {
  const [column, value] = 'id' in key ? ['id', key.id] : ['slug', key.slug]
  const { rows } = await sql.query<CatalogEntry>(
    `${select(subject)} WHERE t.${column} = $1 ${lock ? 'FOR UPDATE OF t' : ''}`,
    [value],
  )
  return rows[0] ?? null
}

/** Those of many that there are, by slug. */
export async function readEntries(sql: Sql, subject: Subject, slugs: string[]): Promise<Map<string, CatalogEntry>> {
  const { rows } = await sql.query<CatalogEntry>(`${select(subject)} WHERE t.slug = ANY ($1)`, [slugs])
  return new Map(rows.map((row) => [row.slug, row]))
}
