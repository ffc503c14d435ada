import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import type { LinkageType } from '#domain/linkage-types.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { checkProposal, type Proposal, type ProposedShare } from './check-proposal.ts'

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

const writeVersion = `
INSERT INTO agreement_version (id, agreement_id, version, family_id, carries_split, valid_from, valid_to, state, evidence, proposed_by_id, proposed_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, 'proposed', $8, $9, $10)`

const writeShares = `
INSERT INTO agreement_share (id, version_id, party, household_id, producer_id, bps, cost_fen_per_unit)
SELECT uuidv7(), $1, s.party::party, h.id, s.producer_id, s.bps, s.cost
FROM unnest($2::text[], $3::text[], $4::uuid[], $5::int[], $6::bigint[]) AS s(party, code, producer_id, bps, cost)
LEFT JOIN household h ON h.code = s.code`

/**
 * Proposes the next version of an agreement; nothing changes until a second person approves it. One proposal is open
 * at a time.
 * @returns the version's id
 * @throws DomainError Forbidden, NotFound, OutOfScope, AgreementStateConflict (another proposal is open),
 *   InvalidInput {field, rule}, SharesNotWhole {bps}
 */
export async function proposeVersion(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  proposal: Proposal,
): Promise<string> {
  districtInScope(viewer)
  const now = clock.now()
  return db.tx(async (sql) => {
    const agreement = (await sql.query<Agreement>(lockAgreement, [knownId(proposal.agreementId)])).rows[0]
    if (!agreement) throw new DomainError('NotFound')
    requireInScope(viewer, agreement.district_code)
    if (agreement.open) throw new DomainError('AgreementStateConflict', { reason: 'open' })
    const carriesSplit = agreement.carries_split ?? false
    checkProposal(proposal, { type: agreement.type, carriesSplit }, now)
    await requireParties(sql, proposal.shares, agreement.district_code)
    const id = newId()
    const { agreementId, validFrom, validTo, evidence, shares } = proposal
    const version = (agreement.last ?? 0) + 1
    const facts = [id, agreementId, version, agreement.family_id, carriesSplit, validFrom, validTo]
    await sql.query(writeVersion, [...facts, evidence.trim(), viewer.userId, now])
    await sql.query(writeShares, [
      id,
      shares.map(({ party }) => party),
      shares.map((share) => (share.party === 'household' ? share.householdCode : null)),
      shares.map((share) => (share.party === 'producer' ? share.producerId : null)),
      shares.map(({ bps }) => bps),
      shares.map((share) => (share.party === 'household' ? share.costFenPerUnit : 0n)),
    ])
    return id
  })
}

/** Households and producers of a version live in the agreement's district. */
async function requireParties(sql: Sql, shares: readonly ProposedShare[], district: string): Promise<void> {
  const codes = shares.flatMap((share) => (share.party === 'household' ? share.householdCode : []))
  const producers = shares.flatMap((share) => (share.party === 'producer' ? knownId(share.producerId) : []))
  const { rows } = await sql.query<{ code: string; known: boolean }>(
    `SELECT c.code, EXISTS (SELECT 1 FROM household h JOIN village v ON v.code = h.village_code
       JOIN township t ON t.code = v.township_code WHERE h.code = c.code AND t.district_code = $2) AS known
     FROM unnest($1::text[]) AS c(code)
     UNION ALL SELECT p.id::text, EXISTS (SELECT 1 FROM producer r WHERE r.id = p.id AND r.district_code = $2)
     FROM unnest($3::uuid[]) AS p(id)`,
    [codes, district, producers],
  )
  const unknown = rows.find(({ known }) => !known)
  if (unknown) throw new DomainError('InvalidInput', { field: 'shares', rule: 'unknown', code: unknown.code })
}
