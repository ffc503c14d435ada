import { DomainError } from '#domain/errors.ts'
import { evidenceNeeded } from '#domain/linkage-terms.ts'
import type { LinkageType } from '#domain/linkage-types.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { violated } from '#server/db/violated.ts'
import { listEvidence } from '#server/evidence/list-evidence.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireNoConflict } from './find-conflict.ts'

type Version = {
  id: string
  agreement_id: string
  type: LinkageType
  state: string
  proposed_by_id: string
  valid_from: Date
  district_code: string
}

const lockVersion = `
SELECT w.id, w.agreement_id, g.type, w.state, w.proposed_by_id, w.valid_from, f.district_code
FROM agreement_version w JOIN linkage_agreement g ON g.id = w.agreement_id JOIN product_family f ON f.id = w.family_id
WHERE w.id = $1 FOR UPDATE OF w`

/** An open version of the same agreement ends where the new one begins. */
const endPredecessor = `
UPDATE agreement_version SET valid_to = $2
WHERE agreement_id = $1 AND state = 'approved' AND valid_to IS NULL AND valid_from < $2`

const decide = `UPDATE agreement_version SET state = $2, decided_by_id = $3, decided_at = $4 WHERE id = $1`

/** Another approval was faster: the database refused this one. */
const overlaps = (error: unknown): boolean =>
  ['agreement_one_split', 'agreement_one_source'].includes(violated(error) ?? '')

/**
 * A second person approves or rejects a proposed version. Approving it never touches what was sold before: it begins
 * in the future, and every paid line keeps the version frozen on it.
 * @throws DomainError Forbidden, NotFound, OutOfScope, AgreementNeedsSecondPerson, EvidenceNeeded {kinds}, AgreementOverlap and
 *   AgreementConflict (they name the other agreement), AgreementStateConflict {reason: 'decided' | 'started'}
 */
export async function decideVersion(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  { versionId, decision }: { versionId: string; decision: 'approved' | 'rejected' },
): Promise<void> {
  districtInScope(viewer)
  const now = clock.now()
  await db.tx(async (sql) => {
    const version = (await sql.query<Version>(lockVersion, [knownId(versionId)])).rows[0]
    if (!version) throw new DomainError('NotFound')
    requireInScope(viewer, version.district_code)
    if (version.state !== 'proposed') throw new DomainError('AgreementStateConflict', { reason: 'decided' })
    if (version.proposed_by_id === viewer.userId) throw new DomainError('AgreementNeedsSecondPerson')
    if (decision === 'approved') await prepare(sql, version, now)
    try {
      await sql.query(decide, [versionId, decision, viewer.userId, now])
    } catch (error) {
      throw overlaps(error) ? new DomainError('AgreementOverlap') : error
    }
  })
}

async function prepare(sql: Sql, version: Version, now: Date): Promise<void> {
  if (version.valid_from < now) throw new DomainError('AgreementStateConflict', { reason: 'started' })
  const files = await listEvidence(sql, 'agreement_version', [version.id])
  const missing = evidenceNeeded[version.type].filter((kind) => !files.some((file) => file.kind === kind))
  if (missing.length > 0) throw new DomainError('EvidenceNeeded', { kinds: missing.join(',') })
  await sql.query(endPredecessor, [version.agreement_id, version.valid_from])
  await requireNoConflict(sql, version.id, { ofOthers: false })
}
