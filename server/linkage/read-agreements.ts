import type { LinkageType } from '#domain/linkage-types.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { pageOf, sortOf } from '#server/households/income-report.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** An agreement with the version in force now, if any. Shares in basis points, times UTC. */
export type AgreementRow = {
  id: string
  code: string
  type: LinkageType
  titleZh: string
  titleEn: string
  familyZh: string
  familyEn: string
  districtZh: string
  districtEn: string
  carriesSplit: boolean
  version: number | null
  validFrom: Date | null
  validTo: Date | null
  households: number
  householdBps: number
  /** Versions that wait for a second person. */
  open: number
}
const sorts = ['code', 'type', 'family', 'district', 'households', 'share', 'open'] as const
export type AgreementSort = (typeof sorts)[number]
export type AgreementList = {
  rows: AgreementRow[]
  count: number
  /** Agreements of the scope with a version that waits. */
  waiting: number
  pageSize: number
  sort: AgreementSort
  descending: boolean
}

const PAGE_SIZE = 50
const orderBy: Record<AgreementSort, string> = {
  code: 'code',
  type: 'type',
  family: '"familyZh"',
  district: 'district_code',
  households: 'households',
  share: '"householdBps"',
  open: 'open',
}

const list = (sort: AgreementSort, descending: boolean): string => `
WITH agreement AS (
  SELECT g.id, g.code, g.type, g.title_zh AS "titleZh", g.title_en AS "titleEn", f.name_zh AS "familyZh", f.name_en AS "familyEn",
         d.code AS district_code, d.name_zh AS "districtZh", d.name_en AS "districtEn", w.version, w.valid_from AS "validFrom",
         w.valid_to AS "validTo", coalesce(w.carries_split, false) AS "carriesSplit", s.households, s."householdBps",
         (SELECT count(*)::int FROM agreement_version x WHERE x.agreement_id = g.id AND x.state = 'proposed') AS open
  FROM linkage_agreement g JOIN product_family f ON f.id = g.family_id JOIN district d ON d.code = f.district_code
  LEFT JOIN LATERAL (SELECT * FROM agreement_version x WHERE x.agreement_id = g.id AND x.state = 'approved'
    AND tstzrange(x.valid_from, x.valid_to) @> $2::timestamptz ORDER BY x.version DESC LIMIT 1) w ON true
  LEFT JOIN LATERAL (SELECT count(*)::int AS households, coalesce(sum(h.bps), 0)::int AS "householdBps"
    FROM agreement_share h WHERE h.version_id = w.id AND h.party = 'household') s ON true
  WHERE ($1::bpchar IS NULL OR d.code = $1)
)
SELECT *, count(*) OVER ()::int AS count, (SELECT count(*)::int FROM agreement WHERE open > 0) AS waiting
FROM agreement WHERE NOT $3::bool OR open > 0
ORDER BY ${orderBy[sort]} ${descending ? 'DESC' : 'ASC'}, code LIMIT $4 OFFSET $5`

/**
 * The agreements of the viewer's scope; those with a version that waits for a decision first unless sorted otherwise.
 * @throws DomainError Forbidden
 */
export async function readAgreements(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  query: { waiting?: boolean; sort?: string | null; page?: number | null; all?: boolean },
): Promise<AgreementList> {
  const scope = districtInScope(viewer)
  const order = sortOf(query.sort, sorts, { sort: 'open', descending: true })
  const { limit, offset } = pageOf(query.page, query.all ? 'all' : PAGE_SIZE)
  const { rows } = await db.pool.query<AgreementRow & { count: number; waiting: number }>(
    list(order.sort, order.descending),
    [scope, clock.now(), query.waiting ?? false, limit, offset],
  )
  return { rows, count: rows[0]?.count ?? 0, waiting: rows[0]?.waiting ?? 0, pageSize: PAGE_SIZE, ...order }
}
