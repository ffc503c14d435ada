import type { FieldValues } from '#domain/catalog/fields.ts'
import type { RowProblem, SheetRow, SheetSubject } from '#domain/catalog/sheet.ts'
import { DomainError } from '#domain/errors.ts'
import { importName } from '#domain/stored-name.ts'
import type { Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** What an import does to one thing; `id` is null until a new one is made. */
export type ImportChange = {
  subject: SheetSubject
  key: string
  id: string | null
  /** Of a new product: codes of its good and batch. */
  of?: string
  batch?: string
  row: number
  before: FieldValues
  after: FieldValues
  /** After undoing: fields that somebody has changed since, and which therefore stay. */
  kept?: string[]
}

export type ImportState = 'checked' | 'applied' | 'undone'

/** A file that was read: its rows, what is wrong with them and what it would change; times UTC. */
export type ImportFile = {
  id: string
  /** By `importName`. */
  fileName: string
  state: ImportState
  rows: SheetRow[]
  problems: RowProblem[]
  changes: ImportChange[]
  uploader: string | null
  uploadedAt: Date
  appliedAt: Date | null
  undoneAt: Date | null
}

type Row = Omit<ImportFile, 'rows' | 'problems' | 'fileName'> & {
  fileHash: string
  read: { rows: SheetRow[]; problems: RowProblem[] }
  uploadedBy: string
}

const readOne = `
SELECT i.id, i.file_hash AS "fileHash", i.state, i.rows AS read, i.changes, i.uploaded_by AS "uploadedBy", u.name AS uploader,
       i.uploaded_at AS "uploadedAt", i.applied_at AS "appliedAt", i.undone_at AS "undoneAt"
FROM catalog_import i LEFT JOIN app_user u ON 'user:' || u.id = i.uploaded_by WHERE i.id = $1`

/**
 * An import of one's own; admins see everybody's.
 * @throws DomainError Forbidden, NotFound
 */
export async function readImportFile(
  sql: Sql,
  viewer: Viewer,
  id: string,
  { lock = false }: { lock?: boolean } = {},
): Promise<ImportFile> {
  districtInScope(viewer)
  const { rows } = await sql.query<Row>(`${readOne} ${lock ? 'FOR UPDATE OF i' : ''}`, [knownId(id)])
  const row = rows[0]
  if (!row || (viewer.role !== 'admin' && row.uploadedBy !== `user:${viewer.userId}`)) throw new DomainError('NotFound')
  const { read, uploadedBy: _, fileHash, ...file } = row
  return { ...file, fileName: importName({ ...file, fileHash, kind: 'catalogue' }), ...read }
}
