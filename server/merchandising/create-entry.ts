import { v7 as newId } from 'uuid'
import { checkValues } from '#domain/catalog/check-values.ts'
import { catalogFields, type FieldValues } from '#domain/catalog/fields.ts'
import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import { append } from '#server/outbox/append.ts'
import { knownFields, tables, writeAs } from './columns.ts'
import { inFieldWords } from './field-refusal.ts'

/** Whose the new thing is; names and prices are among its values. */
export type NewEntry =
  | { subject: 'family'; slug: string; producerId: string; districtCode: string; values: FieldValues }
  | { subject: 'product'; slug: string; familyId: string; batchId: string | null; values: FieldValues }

/** Where it has no drawing of its own yet: as its siblings, or as the district's other goods. */
const drawing = `
SELECT illustration_kind, illustration_tint, illustration_variant FROM product p JOIN product_family f ON f.id = p.family_id
WHERE f.district_code = (SELECT district_code FROM product_family WHERE id = $1) ORDER BY p.family_id = $1 DESC, p.position LIMIT 1`

/**
 * Makes a family or a product (with an empty shelf) in the caller's transaction.
 * @returns its id
 * @throws DomainError InvalidInput {field, rule}
 */
export async function createEntry(sql: Sql, entry: NewEntry, at: Date): Promise<string> {
  const { subject, slug, values } = entry
  if (!/^[a-z0-9-]{2,80}$/.test(slug)) throw new DomainError('InvalidInput', { field: 'slug', rule: 'slug' })
  const lacking = catalogFields[subject].find(({ name, optional }) => !optional && values[name] == null)
  if (lacking) throw new DomainError('InvalidInput', { field: lacking.name, rule: 'required' })
  const problem = checkValues(subject, values)
  if (problem) throw new DomainError('InvalidInput', problem)
  const id = newId()
  const own = await ownColumns(sql, entry, { id, slug })
  const fields = knownFields(subject, values)
  const at$ = `$${own.length + 1}`
  const written = fields.map(([field], index) => writeAs(field, `$${own.length + 2 + index}`, at$))
  await inFieldWords(
    sql.query(
      `INSERT INTO ${tables[subject]} (${[...own.map(([column]) => column), ...fields.map(([{ column }]) => column)].join(', ')})
       SELECT ${[...own.map((_, index) => `$${index + 1}${own[index]?.[2] ?? ''}`), ...written].join(', ')} WHERE ${at$}::timestamptz IS NOT NULL`,
      [...own.map(([, value]) => value), at, ...fields.map(([, value]) => value)],
    ),
  )
  if (subject === 'product') {
    await sql.query('INSERT INTO stock (product_id, total, free) VALUES ($1, 0, 0)', [id])
    await append(sql, 'search.index', { productIds: [id] })
  }
  return id
}

/** Columns that are no fields: name, value, cast. */
async function ownColumns(
  sql: Sql,
  entry: NewEntry,
  { id, slug }: { id: string; slug: string },
): Promise<[string, string | number | null, string][]> {
  const named: [string, string, string][] = [
    ['id', id, '::uuid'],
    ['slug', slug, '::text'],
  ]
  if (entry.subject === 'family')
    return [...named, ['producer_id', entry.producerId, '::uuid'], ['district_code', entry.districtCode, '::bpchar']]
  const { rows } = await sql.query<{
    illustration_kind: string
    illustration_tint: string
    illustration_variant: number
  }>(drawing, [entry.familyId])
  const drawn = rows[0] ?? { illustration_kind: 'snack-pouch', illustration_tint: 'fengdu', illustration_variant: 0 }
  return [
    ...named,
    ['family_id', entry.familyId, '::uuid'],
    ['batch_id', entry.batchId, '::uuid'],
    ['illustration_kind', drawn.illustration_kind, '::text'],
    ['illustration_tint', drawn.illustration_tint, '::text'],
    ['illustration_variant', drawn.illustration_variant, '::int'],
  ]
}
