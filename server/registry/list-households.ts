import { monitoredClasses } from '#domain/registry/fields.ts'
import type { Db } from '#server/db/db.ts'
import { pageOf, sortOf } from '#server/households/income-report.ts'
import { maskedName } from '#server/households/income-sql.ts'
import type { MonitoredClass } from '#server/households/read-household.ts'
import { readPlace } from '#server/households/read-place.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { surveyStands } from './record-survey.ts'

/** A registered household, masked. */
export type RegistryRow = {
  id: string
  code: string
  maskedName: string
  villageZh: string
  villageEn: string
  monitoredClass: MonitoredClass
  memberCount: number
  helper: string
  /** Latest survey; null where there is none. */
  surveyed: number | null
  lastFour: string | null
  openChanges: number
  mergedInto: string | null
  removed: boolean
}

export type RegistryQuery = {
  place?: string | null
  /** The beginning of a code. */
  code?: string | null
  class?: string | null
  helper?: string | null
  /** `open`: changes wait; `account`: no approved account; `gone`: merged or removed ones. */
  state?: string | null
  sort?: string | null
  page?: number | null
}

const sorts = ['code', 'village', 'class', 'members', 'helper', 'surveyed'] as const
const orderBy: Record<(typeof sorts)[number], string> = {
  code: 'h.code',
  village: 'h.village_code',
  class: 'h.monitored_class',
  members: 'h.member_count',
  helper: 'r.name',
  surveyed: 's.year',
}

export const registryRows = `
SELECT h.id, h.code, ${maskedName} AS "maskedName", v.name_zh AS "villageZh", v.name_en AS "villageEn", h.monitored_class AS "monitoredClass",
  h.member_count AS "memberCount", r.name AS helper, s.year AS surveyed, b.last_four AS "lastFour",
  (SELECT count(*)::int FROM household_change c WHERE c.household_id = h.id AND c.state = 'proposed') AS "openChanges",
  m.code AS "mergedInto", h.removed_at IS NOT NULL AS removed
FROM household h JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code
JOIN helper r ON r.id = h.helper_id JOIN household_identity i ON i.household_id = h.id
LEFT JOIN household m ON m.id = h.merged_into_id
LEFT JOIN household_bank_account b ON b.household_id = h.id AND b.state = 'approved'
LEFT JOIN LATERAL (SELECT max(s.year) AS year FROM household_survey s WHERE s.household_id = h.id AND ${surveyStands}) s ON true`

const conditions = `
WHERE ($1::bpchar IS NULL OR t.district_code = $1) AND ($2::bpchar IS NULL OR t.district_code = $2)
  AND ($3::bpchar IS NULL OR t.code = $3) AND ($4::bpchar IS NULL OR v.code = $4)
  AND ($5::text IS NULL OR starts_with(h.code, $5)) AND ($6::text IS NULL OR h.monitored_class::text = $6)
  AND ($7::text IS NULL OR h.helper_id::text = $7)
  AND ($8 = 'gone') = (h.merged_into_id IS NOT NULL OR h.removed_at IS NOT NULL)
  AND ($8 <> 'open' OR EXISTS (SELECT 1 FROM household_change c WHERE c.household_id = h.id AND c.state = 'proposed'))
  AND ($8 <> 'account' OR b.id IS NULL)`

const PAGE_SIZE = 50
export const registryStates = ['open', 'account', 'gone'] as const

/**
 * Households of the viewer's scope.
 * @throws DomainError Forbidden, NotFound, OutOfScope (of the place)
 */
export async function listHouseholds({ db }: { db: Db }, viewer: Viewer, query: RegistryQuery) {
  const scope = districtInScope(viewer)
  const place = await readPlace({ db }, viewer, query.place || null)
  const order = sortOf(query.sort, sorts, { sort: 'code', descending: false })
  const { limit, offset } = pageOf(query.page, PAGE_SIZE)
  const { rows } = await db.pool.query<RegistryRow & { count: number }>(
    `SELECT *, count(*) OVER ()::int AS count FROM (${registryRows} ${conditions}
     ORDER BY ${orderBy[order.sort]} ${order.descending ? 'DESC NULLS LAST' : 'ASC'}, h.code) x LIMIT $9 OFFSET $10`,
    [
      ...[scope, place.district, place.township, place.village, query.code?.trim() || null],
      ...[monitoredClasses.find((one) => one === query.class) ?? null, query.helper || null],
      ...[registryStates.find((one) => one === query.state) ?? 'all', limit, offset],
    ],
  )
  return { rows, count: rows[0]?.count ?? 0, pageSize: PAGE_SIZE, ...order }
}

export type HelperChoice = { id: string; name: string; phone: string; households: number }
export type VillageChoice = { code: string; nameZh: string; nameEn: string; townshipZh: string; townshipEn: string }

/** What the forms and filters of the scope can choose from. @throws DomainError Forbidden */
export async function registryChoices(
  { db }: { db: Db },
  viewer: Viewer,
): Promise<{ helpers: HelperChoice[]; villages: VillageChoice[] }> {
  const scope = districtInScope(viewer)
  const helpers = await db.pool.query<HelperChoice>(
    `SELECT r.id, r.name, r.phone, count(*)::int AS households FROM helper r JOIN household h ON h.helper_id = r.id
     JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code
     WHERE $1::bpchar IS NULL OR t.district_code = $1 GROUP BY r.id ORDER BY r.name, r.phone`,
    [scope],
  )
  const villages = await db.pool.query<VillageChoice>(
    `SELECT v.code, v.name_zh AS "nameZh", v.name_en AS "nameEn", t.name_zh AS "townshipZh", t.name_en AS "townshipEn"
     FROM village v JOIN township t ON t.code = v.township_code
     WHERE $1::bpchar IS NULL OR t.district_code = $1 ORDER BY v.code`,
    [scope],
  )
  return { helpers: helpers.rows, villages: villages.rows }
}
