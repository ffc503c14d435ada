import { createHash } from 'node:crypto'
import readExcelFile from 'read-excel-file/node'
import { v7 as newId } from 'uuid'
import { type Cell, readSheets } from '#domain/catalog/sheet.ts'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { planChanges } from './plan-changes.ts'

export const MOST_BYTES = 4 * 1024 * 1024

/** Sheets of a file, or the reason why there are none. @throws DomainError InvalidInput {field: 'file', rule} */
async function open(bytes: Uint8Array): Promise<{ data: Cell[][] }[]> {
  if (bytes.byteLength === 0) throw new DomainError('InvalidInput', { field: 'file', rule: 'required' })
  if (bytes.byteLength > MOST_BYTES) throw new DomainError('InvalidInput', { field: 'file', rule: 'fileTooLarge' })
  try {
    return (await readExcelFile(Buffer.from(bytes))) as unknown as { data: Cell[][] }[]
  } catch {
    throw new DomainError('InvalidInput', { field: 'file', rule: 'xlsx' })
  }
}

/**
 * Reads a spreadsheet and keeps what it would change; the catalogue stays as it is. A file that is applied already is
 * recognised by its bytes, one that was only checked is compared anew.
 * @returns the import's id, and whether the file has been applied before
 * @throws DomainError Forbidden, InvalidInput {field: 'file', rule: 'required' | 'fileTooLarge' | 'xlsx'}
 */
export async function checkImport(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { bytes }: { bytes: Uint8Array },
): Promise<{ id: string; applied: boolean }> {
  const scope = districtInScope(viewer)
  const read = readSheets(await open(bytes))
  const hash = createHash('sha256').update(bytes).digest('hex')
  const who = `user:${viewer.userId}`
  return db.tx(async (sql) => {
    await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [hash])
    const { rows } = await sql.query<{ id: string; state: string }>(
      `SELECT id, state FROM catalog_import WHERE file_hash = $1 AND uploaded_by = $2 AND state <> 'undone' ORDER BY uploaded_at DESC LIMIT 1`,
      [hash, who],
    )
    const known = rows[0]
    if (known?.state === 'applied') return { id: known.id, applied: true }
    const { changes, problems } = await planChanges(sql, read, scope)
    const found = [JSON.stringify({ rows: read.rows, problems }), JSON.stringify(changes), clock.now()]
    if (known) {
      await sql.query('UPDATE catalog_import SET rows = $2, changes = $3, uploaded_at = $4 WHERE id = $1', [
        known.id,
        ...found,
      ])
      return { id: known.id, applied: false }
    }
    const id = newId()
    await sql.query(
      `INSERT INTO catalog_import (id, file_hash, rows, changes, uploaded_at, uploaded_by) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, hash, ...found, who],
    )
    return { id, applied: false }
  })
}
