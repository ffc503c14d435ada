import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { type EvidenceKind, type EvidenceSubject, evidenceKinds, plainFileName } from '#domain/evidence.ts'
import type { Sql } from '#server/db/db.ts'
import type { Deps } from '#server/deps.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type AcceptedFile, acceptFile } from './accept-file.ts'

export type NewEvidence = {
  subject: EvidenceSubject
  /** May be of something that is made only afterwards. */
  subjectId: string
  kind: EvidenceKind
  /** Where the subject lies: who may read the file follows from it. */
  districtCode: string
  file: Buffer
  fileName: string
}

const insert = `
WITH same AS (SELECT id FROM evidence WHERE subject = $2::evidence_subject AND subject_id = $3 AND kind = $4 AND sha256 = $9 LIMIT 1),
made AS (
  INSERT INTO evidence (id, subject, subject_id, kind, district_code, file_key, file_name, media_type, bytes, sha256, added_by, added_at)
  SELECT $1, $2::evidence_subject, $3, $4, $5, $6, $7, $8, $10, $9, $11, $12 WHERE NOT EXISTS (SELECT 1 FROM same) RETURNING id)
SELECT id FROM made UNION ALL SELECT id FROM same`

/** A file as it was handed in; whether it is taken is decided by its content. */
export type EvidenceFile = Pick<NewEvidence, 'kind' | 'file' | 'fileName'>

type Row = Omit<NewEvidence, 'file'> & { accepted: AcceptedFile; viewer: Viewer; at: Date }

/** Writes that an accepted file is evidence; in the transaction that makes its subject. @returns the evidence's id */
export async function writeEvidence(
  sql: Sql,
  { subject, subjectId, kind, districtCode, fileName, accepted, viewer, at }: Row,
): Promise<string> {
  if (!evidenceKinds.includes(kind)) throw new DomainError('InvalidInput', { field: 'kind', rule: 'unknown' })
  const { fileKey, mediaType, bytes, sha256 } = accepted
  const { rows } = await sql.query<{ id: string }>(insert, [
    ...[newId(), subject, knownId(subjectId), kind, districtCode, fileKey, plainFileName(fileName), mediaType],
    ...[sha256, bytes, `user:${viewer.userId}`, at],
  ])
  return rows[0]?.id ?? ''
}

/**
 * Keeps a file as evidence. That the viewer may act on the subject is decided by whoever calls; outside a transaction, for
 * the file goes to the store. The same file of the same subject twice is one.
 * @returns the evidence's id
 * @throws DomainError Forbidden, OutOfScope, NotFound, InvalidInput {field: 'kind'}, FileRefused {rule}
 */
export async function addEvidence(
  { db, clock, files }: Pick<Deps, 'db' | 'clock' | 'files'>,
  viewer: Viewer,
  { file, ...evidence }: NewEvidence,
): Promise<string> {
  requireInScope(viewer, evidence.districtCode)
  const accepted = await acceptFile({ files }, file)
  return writeEvidence(db.pool, { ...evidence, accepted, viewer, at: clock.now() })
}
