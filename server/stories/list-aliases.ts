import type { Db } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** A household that agreed to be called something in public. */
export type AliasStanding = {
  householdId: string
  code: string
  aliasZh: string
  aliasEn: string | null
  consentAt: Date
}

/** Aliases that are shown now, for the coordinators who hear when one shall not be any more. */
export async function listAliases(db: Pick<Db, 'pool'>, viewer: Viewer): Promise<AliasStanding[]> {
  if (viewer.role !== 'coordinator' && viewer.role !== 'admin') return []
  const { rows } = await db.pool.query<AliasStanding>(
    `SELECT h.id AS "householdId", h.code, h.alias_zh AS "aliasZh", h.alias_en AS "aliasEn", h.alias_consent_at AS "consentAt"
     FROM household h JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code
     WHERE h.alias_zh IS NOT NULL AND h.alias_consent_at IS NOT NULL AND ($1::text IS NULL OR t.district_code = $1::text)
     ORDER BY t.district_code, h.code`,
    [districtInScope(viewer)],
  )
  return rows
}
