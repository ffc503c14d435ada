import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import type { Deps } from '#server/deps.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { PAID } from '#server/reconcile/invariant.ts'
import { startOf } from './income-days-sql.ts'

/** What a district set out to sell in a year and what it sold, fen; `targetFen` null where nobody has set one. */
export type DistrictTarget = {
  code: string
  nameZh: string
  nameEn: string
  cityZh: string
  cityEn: string
  targetFen: Fen | null
  source: string | null
  setBy: string | null
  setAt: Date | null
  /** Goods paid in the year at their price, less what went back of them; refunded orders not at all. */
  soldFen: Fen
}

/** Sums by district of the goods, for orders paid in year $2 of districts in $1 (null: all). */
const sold = `
SELECT f.district_code AS code, sum(l.amount_fen - coalesce(r.fen, 0)) AS fen
FROM orders o JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
LEFT JOIN LATERAL (
  SELECT sum(x.amount_fen) AS fen FROM refund x WHERE x.order_line_id = l.id AND x.order_id = o.id
    AND NOT EXISTS (SELECT 1 FROM refund n WHERE n.replaces_id = x.id)
) r ON o.refunded_fen > 0
WHERE o.state IN ${PAID} AND o.paid_at >= ${startOf('make_date($2, 1, 1)')} AND o.paid_at < ${startOf('make_date($2 + 1, 1, 1)')}
  AND ($1::bpchar IS NULL OR f.district_code = $1) GROUP BY 1`

const read = `
WITH sold AS (${sold})
SELECT d.code, d.name_zh AS "nameZh", d.name_en AS "nameEn", c.name_zh AS "cityZh", c.name_en AS "cityEn", t.fen AS "targetFen", t.source,
       u.name AS "setBy", t.set_at AS "setAt", coalesce(s.fen, 0)::bigint AS "soldFen"
FROM district d JOIN pairing g ON g.district_code = d.code JOIN city c ON c.code = g.city_code
LEFT JOIN sales_target t ON t.district_code = d.code AND t.year = $2 LEFT JOIN app_user u ON u.id = t.set_by
LEFT JOIN sold s ON s.code = d.code
WHERE ($1::bpchar IS NULL OR d.code = $1) ORDER BY d.code`

/** The year of a moment in Asia/Shanghai. */
const yearOf = (at: Date): number => new Date(at.getTime() + 8 * 3_600_000).getUTCFullYear()

export function targetYear(asked: string | null | undefined, now: Date): number {
  if (!asked) return yearOf(now)
  if (!/^20\d\d$/.test(asked)) throw new DomainError('InvalidInput', { field: 'year' })
  return Number(asked)
}

/**
 * Targets and sales of a year, of the districts in the viewer's scope, or of one of them.
 * @throws DomainError Forbidden, OutOfScope, InvalidInput {field: 'year'}
 */
export async function readTargets(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  { year: asked, district }: { year?: string | null; district?: string | null },
): Promise<{ year: number; districts: DistrictTarget[] }> {
  const scope = districtInScope(viewer)
  if (district) requireInScope(viewer, district)
  const year = targetYear(asked, clock.now())
  const { rows } = await db.pool.query<DistrictTarget>(read, [district ?? scope, year])
  return { year, districts: rows }
}
