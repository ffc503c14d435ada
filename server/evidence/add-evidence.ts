import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { type EvidenceKind, type EvidenceSubject, evidenceKinds } from '#domain/evidence.ts'
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
}

const insert = `
INSERT INTO evidence (id, subject, subject_id, kind, district_code, file_key, media_type, bytes, sha256, added_by, added_at)
VALUES ($1, $2::evidence_subject, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (subject, subject_id, kind, sha256) DO NOTHING`

const readSame =
  'SELECT id FROM evidence WHERE subject = $1::evidence_subject AND subject_id = $2 AND kind = $3 AND sha256 = $4'

/** A file as it was handed in; whether it is taken is decided by its content. Its name is not kept: it may name a person. */
export type EvidenceFile = Pick<NewEvidence, 'kind' | 'file'>

type Row = Omit<NewEvidence, 'file'> & { accepted: AcceptedFile; viewer: Viewer; at: Date }

/** Writes that an accepted file is evidence; in the transaction that makes its subject. @returns the evidence's id */
export async function writeEvidence(
  sql: Sql,
  { subject, subjectId, kind, districtCode, accepted, viewer, at }: Row,
): Promise<string> {
  if (!evidenceKinds.includes(kind)) throw new DomainError('InvalidInput', { field: 'kind', rule: 'unknown' })
  const { fileKey, mediaType, bytes, sha256 } = accepted
  await sql.query(insert, [
    ...[newId(), subject, knownId(subjectId), kind, districtCode, fileKey, mediaType],
    ...[bytes, sha256, `user:${viewer.userId}`, at],
  ])
  const { rows } = await sql.query<{ id: string }>(readSame, [subject, subjectId, kind, sha256])
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
