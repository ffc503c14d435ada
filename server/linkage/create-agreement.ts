import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { type LinkageType, linkageTypes, paysPerSale } from '#domain/linkage-types.ts'
import type { Sql } from '#server/db/db.ts'
import type { Deps } from '#server/deps.ts'
import { acceptFile } from '#server/evidence/accept-file.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { checkProposal, type VersionProposal } from './check-proposal.ts'
import { writeVersion } from './write-version.ts'

export type NewAgreement = VersionProposal & {
  type: LinkageType
  familyId: string
  /** Who pays or organises: the other side of the households. */
  producerId: string
  titleZh: string
  titleEn: string
  /** Whether it divides the price of each sale; what pays per sale does so always. */
  carriesSplit: boolean
}

const TITLE = { shortest: 2, longest: 80 }

const insert = `
INSERT INTO linkage_agreement (id, code, type, family_id, title_zh, title_en, producer_id)
SELECT $1, 'XY-' || $2 || '-' || lpad((1 + coalesce(max(substring(g.code from '\\d+$')::int), 0))::text, 3, '0'), $3::linkage_type, $4, $5, $6, $7
FROM linkage_agreement g WHERE g.code ~ ('^XY-' || $2 || '-\\d{1,6}$')`

const invalid = (field: string, rule: string) => new DomainError('InvalidInput', { field, rule })

/**
 * Proposes a new agreement with its first version; nothing earns by it until a second person approves that.
 * @returns the agreement's id
 * @throws DomainError Forbidden, OutOfScope, InvalidInput {field, rule}, SharesNotWhole {bps}, HouseholdMerged, FileRefused {rule},
 *   AgreementOverlap and AgreementConflict (with another agreement in force, which they name)
 */
export async function createAgreement(
  { db, clock, files }: Pick<Deps, 'db' | 'clock' | 'files'>,
  viewer: Viewer,
  proposal: NewAgreement,
): Promise<string> {
  districtInScope(viewer)
  const at = clock.now()
  if (!Object.hasOwn(linkageTypes, proposal.type)) throw invalid('type', 'needed')
  const carriesSplit = proposal.carriesSplit || paysPerSale(proposal.type)
  const [titleZh, titleEn] = [titleOf(proposal, 'titleZh'), titleOf(proposal, 'titleEn')]
  checkProposal(proposal, { type: proposal.type, carriesSplit }, at)
  const accepted = proposal.file ? await acceptFile({ files }, proposal.file.file) : null
  return db.tx(async (sql) => {
    const districtCode = await requireSides(sql, viewer, proposal)
    const id = newId()
    await sql.query(`SELECT pg_advisory_xact_lock(hashtextextended('agreement codes of ' || $1, 0))`, [districtCode])
    const { type, familyId, producerId } = proposal
    await sql.query(insert, [id, districtCode, type, familyId, titleZh, titleEn, producerId])
    const agreement = { id, familyId, districtCode, carriesSplit }
    await writeVersion(sql, { agreement, version: 1, proposal, accepted, viewer, at })
    return id
  })
}

function titleOf(proposal: NewAgreement, field: 'titleZh' | 'titleEn'): string {
  const title = proposal[field].trim().replace(/\s+/g, ' ')
  const length = [...title].length
  if (length < TITLE.shortest || length > TITLE.longest) throw invalid(field, 'title')
  return title
}

/** The good and the other side are of one district, and of the viewer's. @returns its code */
async function requireSides(sql: Sql, viewer: Viewer, { familyId, producerId }: NewAgreement): Promise<string> {
  const { rows } = await sql.query<{ district: string; same: boolean | null }>(
    `SELECT f.district_code AS district, (SELECT r.district_code = f.district_code FROM producer r WHERE r.id::text = $2) AS same
     FROM product_family f WHERE f.id = $1`,
    [knownId(familyId), producerId],
  )
  if (!rows[0]) throw invalid('familyId', 'needed')
  requireInScope(viewer, rows[0].district)
  if (!rows[0].same) throw invalid('producerId', 'needed')
  return rows[0].district
}
