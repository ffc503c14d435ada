import type { LinkageType } from '#domain/linkage-types.ts'
import type { Fen } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'
import { pageOf, sortOf } from '#server/households/income-report.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { standing, versionWithPlace } from './counted-sql.ts'

export const listStandings = ['proposed', 'approved', 'paid', 'rejected', 'taken_back'] as const
export type ListStanding = (typeof listStandings)[number]

/** A list of what an agreement pays for a month; amounts in fen, times UTC. */
export type PeriodListRow = {
  id: string
  period: string
  type: LinkageType
  agreementId: string
  code: string
  titleZh: string
  titleEn: string
  producerZh: string
  producerEn: string
  districtZh: string
  districtEn: string
  households: number
  totalFen: Fen
  state: ListStanding
  proposedBy: string | null
  proposedAt: Date
}

const sorts = ['period', 'agreement', 'producer', 'district', 'households', 'total', 'state', 'proposed'] as const
export type PeriodListSort = (typeof sorts)[number]
const orderBy: Record<PeriodListSort, string> = {
  period: 'period',
  agreement: 'code',
  producer: '"producerZh"',
  district: '"districtZh"',
  households: 'households',
  total: '"totalFen"',
  state: 'state',
  proposed: '"proposedAt"',
}

export type PeriodLists = {
  rows: PeriodListRow[]
  count: number
  totalFen: Fen
  /** Lists of the scope that wait for a second person. */
  waiting: number
  pageSize: number
  sort: PeriodListSort
  descending: boolean
}

const PAGE_SIZE = 50

const list = (sort: PeriodListSort, descending: boolean): string => `
WITH list AS (
  SELECT l.id, l.period, g.type, g.id AS "agreementId", g.code, g.title_zh AS "titleZh", g.title_en AS "titleEn", r.name_zh AS "producerZh",
         r.name_en AS "producerEn", d.name_zh AS "districtZh", d.name_en AS "districtEn", l.total_fen AS "totalFen", ${standing} AS state,
         (SELECT count(*)::int FROM period_list_row x WHERE x.list_id = l.id) AS households, u.name AS "proposedBy", l.proposed_at AS "proposedAt"
  FROM period_list l JOIN ${versionWithPlace} ON v.id = l.version_id LEFT JOIN app_user u ON 'user:' || u.id = l.proposed_by
  WHERE $1::bpchar IS NULL OR d.code = $1)
SELECT *, count(*) OVER ()::int AS count, sum("totalFen") OVER ()::bigint AS "allFen",
       (SELECT count(*)::int FROM list WHERE state = 'proposed') AS waiting
FROM list WHERE $2::text IS NULL OR state = $2
ORDER BY ${orderBy[sort]} ${descending ? 'DESC' : 'ASC'}, period DESC, code, id LIMIT $3 OFFSET $4`

/** Lists of the viewer's scope, the newest first unless sorted otherwise. @throws DomainError Forbidden */
export async function readLists(
  { db }: { db: Db },
  viewer: Viewer,
  query: { state?: string | null; sort?: string | null; page?: number | null; all?: boolean },
): Promise<PeriodLists> {
  const scope = districtInScope(viewer)
  const order = sortOf(query.sort, sorts, { sort: 'proposed', descending: true })
  const { limit, offset } = pageOf(query.page, query.all ? 'all' : PAGE_SIZE)
  const state = listStandings.find((one) => one === query.state) ?? null
  const { rows } = await db.pool.query<PeriodListRow & { count: number; allFen: Fen; waiting: number }>(
    list(order.sort, order.descending),
    [scope, state, limit, offset],
  )
  return {
    rows: rows.map(({ count: _, allFen: __, waiting: ___, ...row }) => row),
    count: rows[0]?.count ?? 0,
    totalFen: rows[0]?.allFen ?? 0n,
    waiting: rows[0]?.waiting ?? 0,
    pageSize: PAGE_SIZE,
    ...order,
  }
}
