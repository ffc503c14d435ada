import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { pageOf, sortOf } from './income-report.ts'
import { districtInScope, isSuperior } from './scope.ts'

/** Somebody asked who a household is. Times UTC; `purpose` is `<kind>: <words>`. */
export type AccessRow = {
  id: string
  at: Date
  until: Date
  person: string
  role: string
  householdId: string
  householdCode: string
  villageZh: string
  villageEn: string
  purpose: string
}
const sorts = ['at', 'person', 'household'] as const
export type AccessSort = (typeof sorts)[number]
export type AccessLog = {
  rows: AccessRow[]
  count: number
  pageSize: number
  sort: AccessSort
  descending: boolean
  /** False: the viewer oversees nobody and sees only what they did themselves. */
  everybody: boolean
}

const PAGE_SIZE = 50
const orderBy: Record<AccessSort, string> = { at: 'x.granted_at', person: 'u.name', household: 'h.code' }

const log = (sort: AccessSort, descending: boolean): string => `
SELECT x.id, x.granted_at AS at, x.expires_at AS until, u.name AS person, u.role, h.id AS "householdId",
       h.code AS "householdCode", v.name_zh AS "villageZh", v.name_en AS "villageEn", x.purpose, count(*) OVER ()::int AS count
FROM identity_access x JOIN app_user u ON u.id = x.user_id JOIN household h ON h.id = x.household_id
JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code
WHERE ($1::bpchar IS NULL OR t.district_code = $1) AND ($2::text IS NULL OR x.user_id = $2)
ORDER BY ${orderBy[sort]} ${descending ? 'DESC' : 'ASC'}, x.id LIMIT $3 OFFSET $4`

/**
 * Who looked at whom, and why: within the viewer's scope for those who oversee one, otherwise the viewer's own accesses.
 * @throws DomainError Forbidden
 */
export async function listAccess(
  { db }: { db: Db },
  viewer: Viewer,
  query: { sort?: string | null; page?: number | null; all?: boolean },
): Promise<AccessLog> {
  const scope = districtInScope(viewer)
  const everybody = isSuperior(viewer)
  const order = sortOf(query.sort, sorts, { sort: 'at', descending: true })
  const { limit, offset } = pageOf(query.page, query.all ? 'all' : PAGE_SIZE)
  const { rows } = await db.pool.query<AccessRow & { count: number }>(log(order.sort, order.descending), [
    scope,
    everybody ? null : viewer.userId,
    limit,
    offset,
  ])
  return { rows, count: rows[0]?.count ?? 0, pageSize: PAGE_SIZE, ...order, everybody }
}
