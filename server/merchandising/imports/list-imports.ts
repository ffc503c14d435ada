import { importName } from '#domain/stored-name.ts'
import type { Db } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { ImportState } from './import-file.ts'

export type ImportRow = {
  id: string
  /** By `importName`. */
  fileName: string
  state: ImportState
  uploader: string | null
  uploadedAt: Date
  changes: number
  problems: number
}

/** The latest imports: one's own, for admins everybody's. @throws DomainError Forbidden */
export async function listImports({ db }: { db: Db }, viewer: Viewer): Promise<ImportRow[]> {
  districtInScope(viewer)
  const { rows } = await db.pool.query<Omit<ImportRow, 'fileName'> & { fileHash: string }>(
    `SELECT i.id, i.file_hash AS "fileHash", i.state, u.name AS uploader, i.uploaded_at AS "uploadedAt",
            jsonb_array_length(i.changes) AS changes, jsonb_array_length(i.rows -> 'problems') AS problems
     FROM catalog_import i LEFT JOIN app_user u ON 'user:' || u.id = i.uploaded_by
     WHERE $1 OR i.uploaded_by = $2 ORDER BY i.uploaded_at DESC LIMIT 50`,
    [viewer.role === 'admin', `user:${viewer.userId}`],
  )
  return rows.map(({ fileHash, ...row }) => ({ ...row, fileName: importName({ ...row, fileHash, kind: 'catalogue' }) }))
}
