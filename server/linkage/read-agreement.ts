import { DomainError } from '#domain/errors.ts'
import type { StoredTerms } from '#domain/linkage-terms.ts'
import type { LinkageType } from '#domain/linkage-types.ts'
import type { Fen } from '#domain/money.ts'
import { type BatchUnitCost, unitCostsOfFamily } from '#server/batches/unit-cost.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { type EvidenceView, listEvidence } from '#server/evidence/list-evidence.ts'
import { maskedName } from '#server/households/income-sql.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Party } from './attribute-sale.ts'

export type ShareView = {
  party: Party
  householdId: string | null
  householdCode: string | null
  producerId: string | null
  nameZh: string | null
  nameEn: string | null
  bps: number
  /** Fen per base pack. */
  costFenPerUnit: Fen
}
export type VersionView = {
  id: string
  version: number
  state: 'proposed' | 'approved' | 'rejected'
  carriesSplit: boolean
  validFrom: Date
  validTo: Date | null
  evidence: string
  proposedById: string
  proposedBy: string
  proposedAt: Date
  decidedBy: string | null
  decidedAt: Date | null
  /** The fields of the agreement's type; empty where the version is older than they are. */
  terms: StoredTerms
  /** Who ended it before its time, and why. */
  endedBy: string | null
  endReason: string | null
  files: EvidenceView[]
  /** Order lines whose split it is. */
  lines: number
  shares: ShareView[]
}
export type AgreementPage = {
  id: string
  code: string
  type: LinkageType
  titleZh: string
  titleEn: string
  familyZh: string
  familyEn: string
  districtCode: string
  districtZh: string
  districtEn: string
  /** The other side of the households; null in agreements from before it was written down. */
  producerZh: string | null
  producerEn: string | null
  familyId: string
  /** Newest first. */
  versions: VersionView[]
  /** Who may stand in a version: producers of the district. */
  producers: { id: string; nameZh: string; nameEn: string }[]
  /** What a unit of its goods costs to raise, batch by batch, the newest first. */
  unitCosts: BatchUnitCost[]
}

const readHead = `
SELECT g.id, g.code, g.type, g.title_zh AS "titleZh", g.title_en AS "titleEn", f.name_zh AS "familyZh", f.name_en AS "familyEn",
       f.id AS "familyId", d.code AS "districtCode", d.name_zh AS "districtZh", d.name_en AS "districtEn", r.name_zh AS "producerZh", r.name_en AS "producerEn"
FROM linkage_agreement g JOIN product_family f ON f.id = g.family_id JOIN district d ON d.code = f.district_code
LEFT JOIN producer r ON r.id = g.producer_id WHERE g.id = $1`

const readVersions = `
SELECT w.id, w.version, w.state, w.carries_split AS "carriesSplit", w.valid_from AS "validFrom", w.valid_to AS "validTo", w.evidence,
       w.proposed_by_id AS "proposedById", p.name AS "proposedBy", w.proposed_at AS "proposedAt", d.name AS "decidedBy",
       w.decided_at AS "decidedAt", w.terms, e.name AS "endedBy", w.end_reason AS "endReason", (SELECT count(*)::int FROM order_line l WHERE l.agreement_version_id = w.id) AS lines
FROM agreement_version w JOIN app_user p ON p.id = w.proposed_by_id LEFT JOIN app_user d ON d.id = w.decided_by_id
LEFT JOIN app_user e ON e.id = w.ended_by_id
WHERE w.agreement_id = $1 ORDER BY w.version DESC LIMIT 100`

const readShares = `
SELECT s.version_id AS "versionId", s.party, s.household_id AS "householdId", h.code AS "householdCode", s.producer_id AS "producerId",
       coalesce(${maskedName}, r.name_zh) AS "nameZh", coalesce(${maskedName}, r.name_en) AS "nameEn", s.bps,
       s.cost_fen_per_unit AS "costFenPerUnit"
FROM agreement_share s LEFT JOIN producer r ON r.id = s.producer_id LEFT JOIN household h ON h.id = s.household_id
LEFT JOIN household_identity i ON i.household_id = h.id
WHERE s.version_id = ANY($1::uuid[]) ORDER BY s.party, s.bps DESC, h.code`

/** An agreement with all its versions. @throws DomainError Forbidden, NotFound, OutOfScope */
export async function readAgreement(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  id: string,
): Promise<AgreementPage> {
  districtInScope(viewer)
  const head = (
    await db.pool.query<Omit<AgreementPage, 'versions' | 'producers' | 'unitCosts'>>(readHead, [knownId(id)])
  ).rows[0]
  if (!head) throw new DomainError('NotFound')
  requireInScope(viewer, head.districtCode)
  const [versions, producers, unitCosts] = await Promise.all([
    db.pool.query<Omit<VersionView, 'shares' | 'files'>>(readVersions, [id]),
    db.pool.query<AgreementPage['producers'][number]>(
      `SELECT id, name_zh AS "nameZh", name_en AS "nameEn" FROM producer WHERE district_code = $1 ORDER BY name_zh LIMIT 500`,
      [head.districtCode],
    ),
    unitCostsOfFamily(db.pool, head.familyId, clock.now()),
  ])
  const ids = versions.rows.map((version) => version.id)
  const [{ rows: shares }, files] = await Promise.all([
    db.pool.query<ShareView & { versionId: string }>(readShares, [ids]),
    listEvidence(db.pool, 'agreement_version', ids),
  ])
  const sharesOf = (version: string) =>
    shares.filter(({ versionId }) => versionId === version).map(({ versionId: _, ...share }) => share)
  return {
    ...head,
    versions: versions.rows.map((version) => ({
      ...version,
      shares: sharesOf(version.id),
      files: files.filter(({ subjectId }) => subjectId === version.id),
    })),
    producers: producers.rows,
    unitCosts,
  }
}
