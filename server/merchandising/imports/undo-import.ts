import { staleFields } from '#domain/catalog/difference.ts'
import type { FieldValues } from '#domain/catalog/fields.ts'
import { DomainError, isDomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { readEntry } from '../catalog-entry.ts'
import { writeEntry } from '../write-entry.ts'
import { type ImportChange, readImportFile } from './import-file.ts'

/**
 * Takes an applied import back: every field that nobody has changed since is what it was, a product that the import made is
 * withdrawn from sale. What somebody has changed since stays and is named (`kept`). Undoing twice changes nothing.
 * @throws DomainError Forbidden, NotFound, ImportStateConflict (never applied)
 */
export async function undoImport({ db, clock }: { db: Db; clock: Clock }, viewer: Viewer, id: string): Promise<void> {
  const at = clock.now()
  await db.tx(async (sql) => {
    const file = await readImportFile(sql, viewer, id, { lock: true })
    if (file.state === 'undone') return
    if (file.state !== 'applied') throw new DomainError('ImportStateConflict')
    const undone: ImportChange[] = []
    for (const change of file.changes.toReversed()) undone.push(await undoChange(sql, change, at))
    await sql.query(
      `UPDATE catalog_import SET state = 'undone', changes = $2, undone_at = $3, undone_by = $4 WHERE id = $1`,
      [id, JSON.stringify(undone.toReversed()), at, `user:${viewer.userId}`],
    )
  })
}

async function undoChange(sql: Sql, change: ImportChange, at: Date): Promise<ImportChange> {
  const { subject, after } = change
  const entry = await readEntry(sql, subject, { id: change.id ?? '' }, { lock: true })
  if (!entry) return { ...change, kept: ['key'] }
  const made = Object.keys(change.before).length === 0
  const moved = staleFields(entry.values, after)
  const back: FieldValues = made
    ? { withdrawn: true }
    : Object.fromEntries(Object.entries(change.before).filter(([name]) => !moved.includes(name)))
  try {
    await writeEntry(sql, subject, entry, back, at)
    return { ...change, kept: made ? [] : moved }
  } catch (error) {
    // What came since does not go together with what was before.
    if (!isDomainError(error)) throw error
    return { ...change, kept: Object.keys(after) }
  }
}
