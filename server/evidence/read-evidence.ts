import { createHash } from 'node:crypto'
import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import type { StoredFile } from '#server/files/file-store.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { evidenceName } from './list-evidence.ts'

type Row = { kind: string; districtCode: string; fileKey: string; sha256: string; addedAt: Date }

/**
 * A piece of evidence with its content, for those in whose scope it lies. That they read it is written to the access log first:
 * files name people.
 * @throws DomainError Forbidden, NotFound, OutOfScope
 * @throws Error where the stored bytes are not those that were taken in
 */
export async function readEvidence(
  { db, clock, files }: Pick<Deps, 'db' | 'clock' | 'files'>,
  viewer: Viewer,
  id: string,
): Promise<StoredFile & { fileName: string }> {
  districtInScope(viewer)
  const { rows } = await db.pool.query<Row>(
    'SELECT kind, district_code AS "districtCode", file_key AS "fileKey", sha256, added_at AS "addedAt" FROM evidence WHERE id = $1',
    [knownId(id)],
  )
  const evidence = rows[0]
  if (!evidence) throw new DomainError('NotFound')
  requireInScope(viewer, evidence.districtCode)
  const file = await files.read(evidence.fileKey)
  if (!file) throw new DomainError('NotFound')
  if (createHash('sha256').update(file.bytes).digest('hex') !== evidence.sha256)
    throw new Error(`the file of evidence ${id} is not the one that was taken in`)
  const at = clock.now()
  await db.pool.query(
    `INSERT INTO identity_access (id, user_id, household_id, purpose, granted_at, expires_at) VALUES ($1, $2, NULL, $3, $4, $4)`,
    [newId(), viewer.userId, `evidence: ${evidence.kind} ${id}`, at],
  )
  return { ...file, fileName: evidenceName(evidence) }
}
