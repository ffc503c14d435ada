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

/** Lines `l` of goods `g` in orders `o` that were paid in year $2. */
const paidLines = `
good g JOIN order_line l ON l.product_id = g.id JOIN orders o ON o.id = l.order_id
  AND o.state IN ${PAID} AND o.paid_at >= ${startOf('make_date($2, 1, 1)')} AND o.paid_at < ${startOf('make_date($2 + 1, 1, 1)')}`

/**
 * Districts in $1 (null: all) in year $2. What went back is summed by itself: most lines have nothing of it, and what was paid needs
 * no more of an order than the index `orders_paid` holds.
 */
const read = `
WITH good AS MATERIALIZED (
  SELECT p.id, f.district_code AS code FROM product p JOIN product_family f ON f.id = p.family_id
  WHERE $1::bpchar IS NULL OR f.district_code = $1
),
sold AS (SELECT g.code, sum(l.amount_fen) AS fen FROM ${paidLines} GROUP BY 1),
back AS (
  SELECT g.code, sum(x.amount_fen) AS fen FROM ${paidLines} JOIN refund x ON x.order_line_id = l.id AND x.order_id = o.id
  WHERE o.refunded_fen > 0 AND NOT EXISTS (SELECT 1 FROM refund n WHERE n.replaces_id = x.id) GROUP BY 1
)
SELECT d.code, d.name_zh AS "nameZh", d.name_en AS "nameEn", c.name_zh AS "cityZh", c.name_en AS "cityEn", t.fen AS "targetFen", t.source,
       u.name AS "setBy", t.set_at AS "setAt", (coalesce(s.fen, 0) - coalesce(b.fen, 0))::bigint AS "soldFen"
FROM district d JOIN pairing g ON g.district_code = d.code JOIN city c ON c.code = g.city_code
LEFT JOIN sales_target t ON t.district_code = d.code AND t.year = $2 LEFT JOIN app_user u ON u.id = t.set_by
LEFT JOIN sold s ON s.code = d.code LEFT JOIN back b ON b.code = d.code
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
