import { dayOf } from '#domain/calendar-day.ts'
import { leftMilli } from '#server/catalog/read-aid.ts'
import type { Deps } from '#server/deps.ts'
import { pageOf, sortOf } from '#server/households/income-report.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** How far ahead an end is worth a warning, days. */
export const EXPIRING_DAYS = 60

export type CertificateStanding = 'coming' | 'inForce' | 'expiring' | 'usedUp' | 'over'

/** A recognition as consumer aid; quantities in base packs, as decimals where packs are parts of one. */
export type CertificateRow = {
  id: string
  number: string
  familyZh: string
  familyEn: string
  districtZh: string
  districtEn: string
  issuerZh: string
  issuerEn: string
  /** `yyyy-mm-dd`, the last day included. */
  certifiedOn: string
  expiresOn: string
  certified: number
  /** Sold under it, less what came back. */
  sold: number
  left: number
  households: number
  standing: CertificateStanding
}

const sorts = ['number', 'family', 'district', 'certified', 'sold', 'left', 'households', 'expires'] as const
export type CertificateSort = (typeof sorts)[number]
export type CertificateList = {
  rows: CertificateRow[]
  count: number
  /** Of the scope, whatever is shown: those that end soon or are nearly used up. */
  soon: number
  pageSize: number
  sort: CertificateSort
  descending: boolean
}

const PAGE_SIZE = 50
const orderBy: Record<CertificateSort, string> = {
  number: 'number',
  family: '"familyZh"',
  district: 'district_code',
  certified: 'certified',
  sold: 'sold',
  left: '"left"',
  households: 'households',
  expires: '"expiresOn"',
}

/** Certificates of a scope on a day: parameters $1 and $2, `yyyy-mm-dd`; $3 is one id, or null for all. */
export const certificatesIn = `
SELECT a.id, a.number, f.name_zh AS "familyZh", f.name_en AS "familyEn", d.code AS district_code, d.name_zh AS "districtZh", d.name_en AS "districtEn",
       a.issuer_zh AS "issuerZh", a.issuer_en AS "issuerEn", a.certified_on::text AS "certifiedOn", a.expires_on::text AS "expiresOn",
       a.certified_quantity AS certified, (a.certified_quantity - ${leftMilli} / 1000.0)::float8 AS sold, (${leftMilli} / 1000.0)::float8 AS "left",
       (SELECT count(DISTINCT coalesce(h.merged_into_id, h.id))::int FROM aid_certificate_household c JOIN household h ON h.id = c.household_id
        WHERE c.certificate_id = a.id AND c.left_at IS NULL) AS households,
       CASE WHEN a.expires_on < $2::date THEN 'over' WHEN a.certified_on > $2::date THEN 'coming' WHEN ${leftMilli} < 1000 THEN 'usedUp'
            WHEN a.expires_on < $2::date + ${EXPIRING_DAYS} OR ${leftMilli} < a.certified_quantity * 100 THEN 'expiring' ELSE 'inForce' END AS standing
FROM aid_certificate a JOIN product_family f ON f.id = a.family_id JOIN district d ON d.code = f.district_code
WHERE ($1::bpchar IS NULL OR d.code = $1) AND ($3::uuid IS NULL OR a.id = $3)`

const list = (sort: CertificateSort, descending: boolean): string => `
WITH certificate AS (${certificatesIn})
SELECT *, count(*) OVER ()::int AS count, (SELECT count(*)::int FROM certificate WHERE standing IN ('expiring', 'usedUp')) AS soon
FROM certificate WHERE NOT $4::bool OR standing IN ('expiring', 'usedUp')
ORDER BY ${orderBy[sort]} ${descending ? 'DESC' : 'ASC'}, number LIMIT $5 OFFSET $6`

/** The mass balance of every certificate of the viewer's scope. @throws DomainError Forbidden */
export async function listCertificates(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  query: { soon?: boolean; sort?: string | null; page?: number | null; all?: boolean },
): Promise<CertificateList> {
  const scope = districtInScope(viewer)
  const order = sortOf(query.sort, sorts, { sort: 'expires', descending: false })
  const { limit, offset } = pageOf(query.page, query.all ? 'all' : PAGE_SIZE)
  const { rows } = await db.pool.query<CertificateRow & { count: number; soon: number }>(
    list(order.sort, order.descending),
    [scope, dayOf(clock.now()), null, query.soon ?? false, limit, offset],
  )
  return { rows, count: rows[0]?.count ?? 0, soon: rows[0]?.soon ?? 0, pageSize: PAGE_SIZE, ...order }
}
