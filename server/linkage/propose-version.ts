import { DomainError } from '#domain/errors.ts'
import type { LinkageType } from '#domain/linkage-types.ts'
import type { Deps } from '#server/deps.ts'
import { acceptFile } from '#server/evidence/accept-file.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { checkProposal, type Proposal } from './check-proposal.ts'
import { writeVersion } from './write-version.ts'

type Agreement = {
  family_id: string
  type: LinkageType
  district_code: string
  last: number | null
  carries_split: boolean | null
  open: boolean
}

const lockAgreement = `
SELECT g.family_id, g.type, f.district_code, w.version AS last, w.carries_split,
       EXISTS (SELECT 1 FROM agreement_version x WHERE x.agreement_id = g.id AND x.state = 'proposed') AS open
FROM linkage_agreement g JOIN product_family f ON f.id = g.family_id
LEFT JOIN LATERAL (SELECT * FROM agreement_version x WHERE x.agreement_id = g.id ORDER BY x.version DESC LIMIT 1) w ON true
WHERE g.id = $1 FOR UPDATE OF g`

/**
 * Proposes the next version of an agreement; nothing changes until a second person approves it. One proposal is open
 * at a time.
 * @returns the version's id
 * @throws DomainError Forbidden, NotFound, OutOfScope, AgreementStateConflict (another proposal is open),
 *   InvalidInput {field, rule}, SharesNotWhole {bps}, HouseholdMerged, FileRefused {rule}, AgreementOverlap and AgreementConflict
 *   (with another agreement in force)
 */
export async function proposeVersion(
  { db, clock, files }: Pick<Deps, 'db' | 'clock' | 'files'>,
  viewer: Viewer,
  proposal: Proposal,
): Promise<string> {
  districtInScope(viewer)
  const at = clock.now()
  const accepted = proposal.file ? await acceptFile({ files }, proposal.file.file) : null
  return db.tx(async (sql) => {
    const found = (await sql.query<Agreement>(lockAgreement, [knownId(proposal.agreementId)])).rows[0]
    if (!found) throw new DomainError('NotFound')
    const { type, family_id: familyId, district_code: districtCode } = found
    requireInScope(viewer, districtCode)
    if (found.open) throw new DomainError('AgreementStateConflict', { reason: 'open' })
    const carriesSplit = found.carries_split ?? false
    checkProposal(proposal, { type, carriesSplit }, at)
    const agreement = { id: proposal.agreementId, familyId, districtCode, carriesSplit }
    return writeVersion(sql, { agreement, version: (found.last ?? 0) + 1, proposal, accepted, viewer, at })
  })
}
