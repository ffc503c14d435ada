import path from 'node:path'
import type { EvidenceKind, EvidenceSubject } from '#domain/evidence.ts'
import { storedName } from '#domain/stored-name.ts'
import type { Sql } from '#server/db/db.ts'

/** A kept file, without its content; its address is `/coordinator/evidence/<id>`. Times UTC. */
export type EvidenceView = {
  id: string
  subjectId: string
  kind: EvidenceKind
  /** By `storedName`. */
  fileName: string
  mediaType: string
  bytes: number
  /** SHA-256 (hex) of the stored bytes. */
  sha256: string
  /** Null where it was no person with an account. */
  addedBy: string | null
  addedAt: Date
}

/** What a piece of evidence is called, on pages and where it is saved. */
export const evidenceName = (of: { kind: string; addedAt: Date; sha256: string; fileKey: string }): string =>
  storedName({ ...of, at: of.addedAt, ending: path.extname(of.fileKey).slice(1) })

/** The evidence of some subjects, oldest first. That the viewer may see them is decided before. */
export async function listEvidence(
  sql: Sql,
  subject: EvidenceSubject,
  subjectIds: readonly string[],
): Promise<EvidenceView[]> {
  const { rows } = await sql.query<Omit<EvidenceView, 'fileName'> & { fileKey: string }>(
    `SELECT e.id, e.subject_id AS "subjectId", e.kind, e.file_key AS "fileKey", e.media_type AS "mediaType", e.bytes, e.sha256,
            u.name AS "addedBy", e.added_at AS "addedAt"
     FROM evidence e LEFT JOIN app_user u ON 'user:' || u.id = e.added_by
     WHERE e.subject = $1::evidence_subject AND e.subject_id = ANY($2::uuid[]) ORDER BY e.added_at, e.id LIMIT 1000`,
    [subject, [...subjectIds]],
  )
  return rows.map(({ fileKey, ...one }) => ({ ...one, fileName: evidenceName({ ...one, fileKey }) }))
}
