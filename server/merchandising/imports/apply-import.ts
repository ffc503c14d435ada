import { staleFields } from '#domain/catalog/difference.ts'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { addIn } from '../add-entry.ts'
import { readEntry } from '../catalog-entry.ts'
import { writeEntry } from '../write-entry.ts'
import { type ImportChange, readImportFile } from './import-file.ts'

/**
 * Does what a checked import says, all of it or nothing. Applying it twice changes nothing.
 * @throws DomainError Forbidden, NotFound, ImportStateConflict (undone, or rows are wrong), ChangeStale {key, fields}
 *   (the catalogue is not any more what it was compared with), InvalidInput {field, rule}
 */
export async function applyImport({ db, clock }: { db: Db; clock: Clock }, viewer: Viewer, id: string): Promise<void> {
  const at = clock.now()
  await db.tx(async (sql) => {
    const file = await readImportFile(sql, viewer, id, { lock: true })
    if (file.state === 'applied') return
    if (file.state !== 'checked' || file.problems.length > 0 || file.changes.length === 0)
      throw new DomainError('ImportStateConflict')
    const done: ImportChange[] = []
    for (const change of file.changes) done.push(await applyChange(sql, change, { viewer, at }))
    await sql.query(
      `UPDATE catalog_import SET state = 'applied', changes = $2, applied_at = $3, applied_by = $4 WHERE id = $1`,
      [id, JSON.stringify(done), at, `user:${viewer.userId}`],
    )
  })
}

async function applyChange(sql: Sql, change: ImportChange, by: { viewer: Viewer; at: Date }): Promise<ImportChange> {
  const { subject, key, before, after } = change
  const entry = await readEntry(sql, subject, { slug: key }, { lock: true })
  if (change.id === null) {
    if (entry) throw new DomainError('ChangeStale', { key, fields: 'key' })
    return { ...change, id: await makeProduct(sql, change, by) }
  }
  const stale = entry ? staleFields(entry.values, before) : ['key']
  if (!entry || stale.length > 0) throw new DomainError('ChangeStale', { key, fields: stale.join(',') })
  await writeEntry(sql, subject, entry, after, by.at)
  return change
}

async function makeProduct(sql: Sql, change: ImportChange, by: { viewer: Viewer; at: Date }): Promise<string> {
  const family = await readEntry(sql, 'family', { slug: change.of ?? '' })
  if (!family) throw new DomainError('ChangeStale', { key: change.key, fields: 'of' })
  const { rows } = await sql.query<{ id: string }>('SELECT id FROM batch WHERE code = $1', [change.batch ?? ''])
  const batchId = rows[0]?.id ?? null
  return addIn(sql, { subject: 'product', of: family.id, slug: change.key, batchId, values: change.after }, by)
}
