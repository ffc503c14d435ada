import { differenceOf } from '#domain/catalog/difference.ts'
import type { FieldValues, Subject } from '#domain/catalog/fields.ts'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { readEntry } from './catalog-entry.ts'
import { writeEntry } from './write-entry.ts'

/**
 * A coordinator of the district or an admin changes fields of a family, product or producer. What is not sent stays.
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field, rule}
 */
export async function saveEntry(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { subject, id, values }: { subject: Subject; id: string; values: FieldValues },
): Promise<void> {
  await db.tx(async (sql) => {
    const entry = await readEntry(sql, subject, { id: knownId(id) }, { lock: true })
    if (!entry) throw new DomainError('NotFound')
    requireInScope(viewer, entry.districtCode)
    const change = differenceOf(entry.values, values)
    if (change) await writeEntry(sql, subject, entry, change.after, clock.now())
  })
}
