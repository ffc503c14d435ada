import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import type { AcceptedFile } from '#server/evidence/accept-file.ts'
import { writeEvidence } from '#server/evidence/add-evidence.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { ProposedShare, VersionProposal } from './check-proposal.ts'
import { requireNoConflict } from './find-conflict.ts'

const insertVersion = `
INSERT INTO agreement_version (id, agreement_id, version, family_id, carries_split, valid_from, valid_to, state, evidence, terms, proposed_by_id, proposed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'proposed', $8, $9, $10, $11)`

const insertShares = `
INSERT INTO agreement_share (id, version_id, party, household_id, producer_id, bps, cost_fen_per_unit)
SELECT uuidv7(), $1, s.party::party, h.id, s.producer_id, s.bps, s.cost
FROM unnest($2::text[], $3::text[], $4::uuid[], $5::int[], $6::bigint[]) AS s(party, code, producer_id, bps, cost)
LEFT JOIN household h ON h.code = s.code`

export type NewVersion = {
  agreement: { id: string; familyId: string; districtCode: string; carriesSplit: boolean }
  version: number
  proposal: VersionProposal
  /** The proposal's file, as it was taken in. */
  accepted: AcceptedFile | null
  viewer: Viewer
  at: Date
}

/**
 * Writes a checked proposal: the version, its shares and its evidence.
 * @returns the version's id
 * @throws DomainError InvalidInput {field: 'shares', rule: 'unknown', code}, HouseholdMerged {code}, AgreementOverlap and
 *   AgreementConflict {agreement, …} with another agreement in force
 */
export async function writeVersion(sql: Sql, version: NewVersion): Promise<string> {
  const { agreement, proposal, accepted, viewer, at } = version
  const { shares, file } = proposal
  await requireParties(sql, shares, agreement.districtCode)
  const id = newId()
  await sql.query(insertVersion, [
    ...[id, agreement.id, version.version, agreement.familyId, agreement.carriesSplit],
    ...[proposal.validFrom, proposal.validTo, proposal.evidence.trim(), JSON.stringify(proposal.terms)],
    ...[viewer.userId, at],
  ])
  await sql.query(insertShares, [
    id,
    shares.map(({ party }) => party),
    shares.map((share) => (share.party === 'household' ? share.householdCode : null)),
    shares.map((share) => (share.party === 'producer' ? share.producerId : null)),
    shares.map(({ bps }) => bps),
    shares.map((share) => (share.party === 'household' ? share.costFenPerUnit : 0n)),
  ])
  await requireNoConflict(sql, id, { ofOthers: true })
  if (accepted && file) {
    const { districtCode } = agreement
    const of = { subject: 'agreement_version' as const, subjectId: id, kind: file.kind, districtCode }
    await writeEvidence(sql, { ...of, accepted, viewer, at })
  }
  return id
}

/** Households and producers of a version live in the agreement's district; a household that was merged stands for nobody. */
async function requireParties(sql: Sql, shares: readonly ProposedShare[], district: string): Promise<void> {
  const codes = shares.flatMap((share) => (share.party === 'household' ? share.householdCode : []))
  const producers = shares.flatMap((share) => (share.party === 'producer' ? knownId(share.producerId) : []))
  const { rows } = await sql.query<{ code: string; known: boolean; survivor: string | null }>(
    `SELECT c.code, h.id IS NOT NULL AS known, (SELECT s.code FROM household s WHERE s.id = h.merged_into_id) AS survivor
     FROM unnest($1::text[]) AS c(code) LEFT JOIN (household h JOIN village v ON v.code = h.village_code
       JOIN township t ON t.code = v.township_code AND t.district_code = $2) ON h.code = c.code
     UNION ALL SELECT p.id::text, EXISTS (SELECT 1 FROM producer r WHERE r.id = p.id AND r.district_code = $2), NULL
     FROM unnest($3::uuid[]) AS p(id)`,
    [codes, district, producers],
  )
  const unknown = rows.find(({ known }) => !known)
  if (unknown) throw new DomainError('InvalidInput', { field: 'shares', rule: 'unknown', code: unknown.code })
  const merged = rows.find(({ survivor }) => survivor !== null)
  if (merged?.survivor) throw new DomainError('HouseholdMerged', { code: merged.code, survivor: merged.survivor })
}
