import type { FieldValues } from '#domain/catalog/fields.ts'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { readEntry } from './catalog-entry.ts'
import { createEntry } from './create-entry.ts'

/** A new good of a producer, or a new pack of a good; `of` is the producer's or the good's id. */
export type Addition = {
  subject: 'family' | 'product'
  of: string
  slug: string
  batchId: string | null
  values: FieldValues
}

/**
 * @returns the id of what was added
 * @throws DomainError Forbidden, OutOfScope, InvalidInput {field, rule}
 */
export const addEntry = (deps: { db: Db; clock: Clock }, viewer: Viewer, addition: Addition): Promise<string> =>
  deps.db.tx((sql) => addIn(sql, addition, { at: deps.clock.now(), viewer }))

/** The same in the caller's transaction. */
export async function addIn(
  sql: Sql,
  addition: Addition,
  { at, viewer }: { at: Date; viewer: Viewer },
): Promise<string> {
  const { subject, of, slug, batchId, values } = addition
  const owner = await readEntry(sql, subject === 'family' ? 'producer' : 'family', { id: of }, { lock: true })
  if (!owner)
    throw new DomainError('InvalidInput', { field: subject === 'family' ? 'producer' : 'family', rule: 'unknown' })
  requireInScope(viewer, owner.districtCode)
  if (subject === 'family')
    return createEntry(sql, { subject, slug, producerId: of, districtCode: owner.districtCode, values }, at)
  if (batchId) await requireBatchOf(sql, batchId, of)
  return createEntry(sql, { subject, slug, familyId: of, batchId, values }, at)
}

async function requireBatchOf(sql: Sql, batchId: string, familyId: string): Promise<void> {
  const { rowCount } = await sql.query('SELECT 1 FROM batch WHERE id::text = $1 AND family_id = $2', [
    batchId,
    familyId,
  ])
  if (rowCount === 0) throw new DomainError('InvalidInput', { field: 'batchId', rule: 'unknown' })
}
