import { DomainError } from '#domain/errors.ts'
import { certifiedAfter, coversSold } from '#domain/mass-balance.ts'
import { readReason } from '#domain/reason.ts'
import type { Sql } from '#server/db/db.ts'
import { violated } from '#server/db/violated.ts'
import type { Deps } from '#server/deps.ts'
import { acceptFile } from '#server/evidence/accept-file.ts'
import { type EvidenceFile, writeEvidence } from '#server/evidence/add-evidence.ts'
import { householdByCode } from '#server/households/household-by-code.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { lockCertificate } from './lock-certificate.ts'

export type CertificateProposal = {
  /** Made by the form, so that sending it twice is one change. */
  id: string
  certificateId: string
  kind: 'add' | 'remove'
  householdCode: string
  /** Base packs that are certified more or less with it; 0 where the quantity stays. */
  units: number
  reason: string
  evidence: EvidenceFile | null
}

const MOST_UNITS = 10_000_000

const write = `
INSERT INTO certificate_change (id, certificate_id, household_id, kind, units, reason, proposed_by, proposed_at)
VALUES ($1, $2, $3, $4::certificate_change_kind, $5, $6, $7, $8) ON CONFLICT (id) DO NOTHING`

/** Whether a household stands behind a certificate, itself or as one that turned out to be it. */
const standsBehind = `
SELECT 1 FROM aid_certificate_household c JOIN household h ON h.id = c.household_id
WHERE c.certificate_id = $1 AND c.left_at IS NULL AND coalesce(h.merged_into_id, h.id) = $2`

const invalid = (field: string, rule: string) => new DomainError('InvalidInput', { field, rule })

/**
 * Asks that a household comes to stand behind a certificate, or leaves it. Nothing changes until a second person approves it.
 * @throws DomainError Forbidden, NotFound, OutOfScope, EvidenceNeeded, FileRefused {rule}, CertifiedQuantityExceeded (less would be
 *   certified than is sold under it), InvalidInput {field: 'householdCode' | 'units' | 'reason', rule}
 */
export async function proposeCertificateChange(
  { db, clock, files }: Pick<Deps, 'db' | 'clock' | 'files'>,
  viewer: Viewer,
  { evidence, ...change }: CertificateProposal,
): Promise<void> {
  districtInScope(viewer)
  const id = knownId(change.id)
  if (!Number.isInteger(change.units) || change.units < 0 || change.units > MOST_UNITS) throw invalid('units', 'range')
  const reason = readReason(change.reason)
  if (!evidence) throw new DomainError('EvidenceNeeded')
  await requireChange(db.pool, viewer, change)
  const accepted = await acceptFile({ files }, evidence.file)
  const at = clock.now()
  await db
    .tx(async (sql) => {
      const { householdId, districtCode } = await requireChange(sql, viewer, change)
      await sql.query(write, [
        ...[id, change.certificateId, householdId, change.kind, change.units, reason, `user:${viewer.userId}`, at],
      ])
      const { kind } = evidence
      const of = { subject: 'certificate_change' as const, subjectId: id, districtCode }
      await writeEvidence(sql, { ...of, kind, accepted, viewer, at })
    })
    .catch((error: unknown) => {
      throw violated(error) === 'certificate_change_open' ? invalid('householdCode', 'waits') : error
    })
}

/** The household is of the district and, by the change, not yet or still behind the certificate, which covers what is sold. */
async function requireChange(
  sql: Sql,
  viewer: Viewer,
  { certificateId, kind, householdCode, units }: Omit<CertificateProposal, 'evidence'>,
): Promise<{ householdId: string; districtCode: string }> {
  const { certified, soldMilli, districtCode } = await lockCertificate(sql, viewer, certificateId)
  const household = await householdByCode(sql, viewer, householdCode, 'householdCode')
  if (household.districtCode !== districtCode) throw invalid('householdCode', 'household')
  const { rowCount } = await sql.query(standsBehind, [certificateId, household.id])
  if (kind === 'add' && rowCount) throw invalid('householdCode', 'stands')
  if (kind === 'remove' && !rowCount) throw invalid('householdCode', 'standsNot')
  if (!coversSold(certifiedAfter(certified, { kind, units }), soldMilli))
    throw new DomainError('CertifiedQuantityExceeded')
  return { householdId: household.id, districtCode }
}
