import { checkValues } from '#domain/catalog/check-values.ts'
import { differenceOf } from '#domain/catalog/difference.ts'
import { catalogFields, type FieldValues } from '#domain/catalog/fields.ts'
import type { ReadSheets, RowProblem, RowRule, SheetRow, SheetSubject } from '#domain/catalog/sheet.ts'
import type { Sql } from '#server/db/db.ts'
import { type CatalogEntry, readEntries } from '../catalog-entry.ts'
import type { ImportChange } from './import-file.ts'

export type Plan = { changes: ImportChange[]; problems: RowProblem[] }

type Known = {
  family: Map<string, CatalogEntry>
  product: Map<string, CatalogEntry>
  categories: Set<string>
  batches: Set<string>
}

/**
 * What the rows would change in the catalogue as it is now, field by field. Reads only.
 * @param scope the only district whose goods may change; null: all
 */
export async function planChanges(sql: Sql, { rows, problems }: ReadSheets, scope: string | null): Promise<Plan> {
  const known = await readKnown(sql, rows)
  const plan: Plan = { changes: [], problems: [...problems] }
  const faulty = new Set(problems.map(({ subject, row }) => `${subject}:${row}`))
  for (const row of rows) {
    if (faulty.has(`${row.subject}:${row.row}`)) continue
    const planned = planRow(row, known, scope)
    if (planned && 'rule' in planned) plan.problems.push({ subject: row.subject, row: row.row, ...planned })
    else if (planned) plan.changes.push(planned)
  }
  return plan
}

async function readKnown(sql: Sql, rows: readonly SheetRow[]): Promise<Known> {
  const keys = (subject: SheetSubject) => rows.flatMap((row) => (row.subject === subject ? row.key : []))
  const named = async (query: string) =>
    new Set((await sql.query<{ name: string }>(query)).rows.map(({ name }) => name))
  return {
    family: await readEntries(sql, 'family', [...keys('family'), ...rows.map(({ of }) => of)]),
    product: await readEntries(sql, 'product', keys('product')),
    categories: await named('SELECT slug AS name FROM category'),
    batches: await named(
      `SELECT f.slug || '/' || b.code AS name FROM batch b JOIN product_family f ON f.id = b.family_id`,
    ),
  }
}

type Fault = { column: string; rule: RowRule; text: string }

function planRow(row: SheetRow, known: Known, scope: string | null): ImportChange | Fault | null {
  const { subject, key, values } = row
  const entry = known[subject].get(key)
  const category = values.categorySlug
  if (category != null && !known.categories.has(String(category)))
    return { column: 'categorySlug', rule: 'unknown', text: String(category) }
  if (!entry) return subject === 'family' ? { column: 'key', rule: 'unknown', text: key } : planNew(row, known, scope)
  if (scope !== null && entry.districtCode !== scope) return { column: 'key', rule: 'outOfScope', text: key }
  const change = differenceOf(entry.values, values)
  if (!change) return null
  const fixed = catalogFields[subject].find(({ name, once }) => once && name in change.after)
  if (fixed) return { column: fixed.name, rule: 'once', text: String(change.after[fixed.name]) }
  const problem = checkValues(subject, { ...entry.values, ...change.after })
  if (problem) return { column: problem.field, rule: problem.rule, text: '' }
  return { subject, key, id: entry.id, row: row.row, ...change }
}

function planNew({ key, of, batch, row, values }: SheetRow, known: Known, scope: string | null): ImportChange | Fault {
  if (!/^[a-z0-9-]{2,80}$/.test(key)) return { column: 'key', rule: 'slug', text: key }
  const family = known.family.get(of)
  if (!family) return { column: 'of', rule: of ? 'unknown' : 'required', text: of }
  if (scope !== null && family.districtCode !== scope) return { column: 'of', rule: 'outOfScope', text: of }
  if (batch && !known.batches.has(`${of}/${batch}`)) return { column: 'batch', rule: 'unknown', text: batch }
  const whole: FieldValues = {
    withdrawn: false,
    variableWeight: false,
    shipsNow: true,
    position: 99,
    unitsMilli: 1_000,
    ...values,
  }
  const lacking = catalogFields.product.find(({ name, optional }) => !optional && whole[name] == null)
  if (lacking) return { column: lacking.name, rule: 'required', text: '' }
  const problem = checkValues('product', whole)
  if (problem) return { column: problem.field, rule: problem.rule, text: '' }
  return { subject: 'product', key, id: null, of, ...(batch ? { batch } : {}), row, before: {}, after: whole }
}
