import { checkValues } from '#domain/catalog/check-values.ts'
import type { FieldValues, Subject } from '#domain/catalog/fields.ts'
import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import { append } from '#server/outbox/append.ts'
import type { CatalogEntry } from './catalog-entry.ts'
import { knownFields, tables, writeAs } from './columns.ts'
import { inFieldWords } from './field-refusal.ts'

/**
 * Writes the fields of a change to a locked entry, in the caller's transaction; search follows. Fields that are set once
 * stay as they are.
 * @throws DomainError InvalidInput {field, rule}
 */
export async function writeEntry(
  sql: Sql,
  subject: Subject,
  entry: CatalogEntry,
  after: FieldValues,
  at: Date,
): Promise<void> {
  const fields = knownFields(subject, after).filter(([{ once }]) => !once)
  if (fields.length === 0) return
  const problem = checkValues(subject, { ...entry.values, ...after })
  if (problem) throw new DomainError('InvalidInput', problem)
  const sets = fields.map(([field], index) => `${field.column} = ${writeAs(field, `$${index + 3}`, '$2')}`)
  await inFieldWords(
    sql.query(`UPDATE ${tables[subject]} SET ${sets.join(', ')} WHERE id = $1 AND $2::timestamptz IS NOT NULL`, [
      entry.id,
      at,
      ...fields.map(([, value]) => value),
    ]),
  )
  await followInSearch(sql, subject, entry.id)
}

const goodsOf: Record<Subject, string> = {
  family: 'family_id = $1',
  product: 'id = $1',
  producer: 'family_id IN (SELECT id FROM product_family WHERE producer_id = $1)',
}

/** Search shows every product that a changed thing is shown with. */
export async function followInSearch(sql: Sql, subject: Subject, id: string): Promise<void> {
  const { rows } = await sql.query<{ ids: string[] | null }>(
    `SELECT array_agg(id) AS ids FROM product WHERE ${goodsOf[subject]}`,
    [id],
  )
  const productIds = rows[0]?.ids
  if (productIds) await append(sql, 'search.index', { productIds })
}
