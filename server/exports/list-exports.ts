import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import type { StoredFile } from '#server/files/file-store.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { exportTables } from './tables.ts'

/** A file that somebody asked for. `failure` is the code of an error. */
export type ExportItem = {
  id: string
  tableZh: string
  tableEn: string
  format: 'csv' | 'xlsx'
  state: 'queued' | 'running' | 'done' | 'failed'
  rowsDone: number
  rowsTotal: number | null
  fileName: string
  failure: string | null
  requestedAt: Date
  expiresAt: Date
}

const list = `SELECT id, "table", format, state, rows_done AS "rowsDone", rows_total AS "rowsTotal", file_name AS "fileName", failure,
  requested_at AS "requestedAt", expires_at AS "expiresAt" FROM export_job WHERE user_id = $1 AND expires_at > $2 ORDER BY requested_at DESC LIMIT 50`

/** The viewer's own files, newest first. @throws DomainError Forbidden */
export async function listExports({ db, clock }: Pick<Deps, 'db' | 'clock'>, viewer: Viewer): Promise<ExportItem[]> {
  districtInScope(viewer)
  const { rows } = await db.pool.query<ExportItem & { table: string }>(list, [viewer.userId, clock.now()])
  return rows.map(({ table, ...item }) => {
    const { zh = table, en = table } = exportTables[table] ?? {}
    return { ...item, tableZh: zh, tableEn: en }
  })
}

/**
 * A file's content, for whoever asked for it and nobody else, while they are still a coordinator.
 * @throws DomainError Forbidden, NotFound
 */
export async function readExport(
  { db, clock, files }: Pick<Deps, 'db' | 'clock' | 'files'>,
  viewer: Viewer,
  id: string,
): Promise<StoredFile & { fileName: string }> {
  districtInScope(viewer)
  const { rows } = await db.pool.query<{ fileKey: string; fileName: string }>(
    `SELECT file_key AS "fileKey", file_name AS "fileName" FROM export_job WHERE id = $1 AND user_id = $2 AND state = 'done' AND expires_at > $3`,
    [knownId(id), viewer.userId, clock.now()],
  )
  const file = rows[0] ? await files.read(rows[0].fileKey) : null
  if (!file || !rows[0]) throw new DomainError('NotFound')
  return { ...file, fileName: rows[0].fileName }
}
