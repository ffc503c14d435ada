import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { pageOf, sortOf } from './income-report.ts'
import { districtInScope, isSuperior } from './scope.ts'

/** Personal data of a household was shown, written or sent. `at` UTC; `purpose` is `<kind>: <words>`. */
export type ReadRow = {
  number: bigint
  at: Date
  /** Null where no person but something of ours read it, such as the clock. */
  person: string | null
  householdId: string
  householdCode: string
  villageZh: string
  villageEn: string
  /** Names of fields, without their content. */
  fields: string[]
  purpose: string
}
const sorts = ['at', 'person', 'household'] as const
export type ReadLog = {
  rows: ReadRow[]
  count: number
  pageSize: number
  sort: (typeof sorts)[number]
  descending: boolean
  /** False: the viewer oversees nobody and sees only what they read themselves. */
  everybody: boolean
}

const PAGE_SIZE = 50
const orderBy: Record<ReadLog['sort'], string> = { at: 'x.number', person: 'u.name', household: 'h.code' }

const log = (sort: ReadLog['sort'], descending: boolean): string => `
SELECT x.number, x.at, u.name AS person, h.id AS "householdId", h.code AS "householdCode", v.name_zh AS "villageZh",
       v.name_en AS "villageEn", x.fields, x.purpose, count(*) OVER ()::int AS count
FROM identity_read x JOIN household h ON h.id = x.household_id JOIN village v ON v.code = h.village_code
JOIN township t ON t.code = v.township_code LEFT JOIN app_user u ON u.id = x.user_id
WHERE ($1::bpchar IS NULL OR t.district_code = $1) AND ($2::text IS NULL OR x.user_id = $2) AND ($3::uuid IS NULL OR h.id = $3)
ORDER BY ${orderBy[sort]} ${descending ? 'DESC' : 'ASC'}, x.number LIMIT $4 OFFSET $5`

/**
 * Who read what of whom: within the viewer's scope for those who oversee one, otherwise what the viewer read.
 * @param query `household`: an id that the caller has looked up; `size`: rows on a page
 * @throws DomainError Forbidden
 */
export async function listReads(
  { db }: { db: Db },
  viewer: Viewer,
  query: { sort?: string | null; page?: number | null; household?: string | null; all?: boolean; size?: number },
): Promise<ReadLog> {
  const scope = districtInScope(viewer)
  const everybody = isSuperior(viewer)
  const order = sortOf(query.sort, sorts, { sort: 'at', descending: true })
  const pageSize = query.size ?? PAGE_SIZE
  const { limit, offset } = pageOf(query.page, query.all ? 'all' : pageSize)
  const { rows } = await db.pool.query<ReadRow & { count: number }>(log(order.sort, order.descending), [
    scope,
    everybody ? null : viewer.userId,
    query.household ?? null,
    limit,
    offset,
  ])
  return { rows, count: rows[0]?.count ?? 0, pageSize, ...order, everybody }
}
