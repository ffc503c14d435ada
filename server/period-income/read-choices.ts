import { agreedRate } from '#domain/linkage-terms.ts'
import type { Fen } from '#domain/money.ts'
import { type PeriodType, periodBases } from '#domain/period-basis.ts'
import type { Db } from '#server/db/db.ts'
import { maskedName } from '#server/households/income-sql.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { versionWithPlace } from './counted-sql.ts'
import { listVersion } from './list-version.ts'

/** A version that a list may be proposed for. */
export type ListChoice = {
  versionId: string
  type: PeriodType
  code: string
  version: number
  titleZh: string
  titleEn: string
  households: number
}

/** Households of a version, for the rows of a form; `rateFen` where the terms say what one day, mu or month pays. */
export type ListDraft = {
  versionId: string
  type: PeriodType
  rateFen: Fen | null
  households: { code: string; maskedName: string }[]
}

const readVersions = `
SELECT v.id AS "versionId", g.type, g.code, v.version, g.title_zh AS "titleZh", g.title_en AS "titleEn",
       (SELECT count(*)::int FROM agreement_share s WHERE s.version_id = v.id AND s.household_id IS NOT NULL) AS households
FROM ${versionWithPlace}
WHERE v.state = 'approved' AND g.type::text = ANY($2) AND ($1::bpchar IS NULL OR d.code = $1) AND v.valid_from <= now()
ORDER BY g.code, v.version DESC LIMIT 300`

/** Versions of the viewer's scope that pay by period. @throws DomainError Forbidden */
export async function readChoices({ db }: { db: Db }, viewer: Viewer): Promise<ListChoice[]> {
  const { rows } = await db.pool.query<ListChoice>(readVersions, [districtInScope(viewer), Object.keys(periodBases)])
  return rows.filter(({ households }) => households > 0)
}

/** @throws DomainError Forbidden, NotFound, OutOfScope, AgreementNotInForce, InvalidInput {field: 'versionId'} */
export async function readDraft({ db }: { db: Db }, viewer: Viewer, versionId: string): Promise<ListDraft> {
  districtInScope(viewer)
  const version = await listVersion(db.pool, viewer, versionId)
  const { rows } = await db.pool.query<ListDraft['households'][number]>(
    `SELECT DISTINCT k.code, ${maskedName} AS "maskedName" FROM agreement_share s JOIN household h ON h.id = s.household_id
     JOIN household k ON k.id = coalesce(h.merged_into_id, h.id) JOIN household_identity i ON i.household_id = k.id
     WHERE s.version_id = $1 ORDER BY k.code`,
    [versionId],
  )
  return { versionId, type: version.type, rateFen: agreedRate(version.type, version.terms), households: rows }
}
