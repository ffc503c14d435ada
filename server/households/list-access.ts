import type { EvidenceKind } from '#domain/evidence.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { pageOf, sortOf } from './income-report.ts'
import { districtInScope, isSuperior } from './scope.ts'

/**
 * Somebody asked who a household is, or opened a paper that names people. Times UTC; `purpose` is `<kind>: <words>`. Without a household
 * it was a paper (`evidence`), or a household that is not registered yet.
 */
export type AccessRow = {
  id: string
  at: Date
  until: Date
  person: string
  role: string
  householdId: string | null
  householdCode: string | null
  villageZh: string | null
  villageEn: string | null
  purpose: string
  evidence: { id: string; kind: EvidenceKind } | null
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
       h.code AS "householdCode", v.name_zh AS "villageZh", v.name_en AS "villageEn", x.purpose,
       CASE WHEN e.id IS NOT NULL THEN json_build_object('id', e.id, 'kind', e.kind) END AS evidence, count(*) OVER ()::int AS count
FROM identity_access x JOIN app_user u ON u.id = x.user_id LEFT JOIN household h ON h.id = x.household_id
LEFT JOIN village v ON v.code = h.village_code LEFT JOIN township t ON t.code = v.township_code
LEFT JOIN evidence e ON x.household_id IS NULL AND x.purpose = 'evidence: ' || e.kind || ' ' || e.id
WHERE ($1::bpchar IS NULL OR coalesce(t.district_code, e.district_code, u.scope_code) = $1) AND ($2::text IS NULL OR x.user_id = $2)
ORDER BY ${orderBy[sort]} ${descending ? 'DESC' : 'ASC'}, x.id LIMIT $3 OFFSET $4`

/**
 * Who looked at whom, and why: within the viewer's scope for those who oversee one, otherwise the viewer's own accesses. What names
 * neither a household nor a paper lies where its reader's scope lies.
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
