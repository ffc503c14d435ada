import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import { addEvidence, type EvidenceFile } from '#server/evidence/add-evidence.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/**
 * Adds a file to what proves a version of an agreement.
 * @returns the evidence's id
 * @throws DomainError Forbidden, NotFound, OutOfScope, FileRefused {rule}
 */
export async function addVersionEvidence(
  deps: Pick<Deps, 'db' | 'clock' | 'files'>,
  viewer: Viewer,
  { versionId, file }: { versionId: string; file: EvidenceFile },
): Promise<string> {
  districtInScope(viewer)
  const { rows } = await deps.db.pool.query<{ districtCode: string }>(
    `SELECT f.district_code AS "districtCode" FROM agreement_version w JOIN product_family f ON f.id = w.family_id WHERE w.id = $1`,
    [knownId(versionId)],
  )
  if (!rows[0]) throw new DomainError('NotFound')
  return addEvidence(deps, viewer, { subject: 'agreement_version', subjectId: versionId, ...rows[0], ...file })
}
