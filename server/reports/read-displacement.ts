import { displacement } from '#domain/displacement.ts'
import type { Fen } from '#domain/money.ts'
import type { Deps } from '#server/deps.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { PAID } from '#server/reconcile/invariant.ts'
import { startOf } from './income-days-sql.ts'
import { targetYear } from './read-targets.ts'

/** Sales of one good of one producer, in base packs. Null where nobody has said what was sold elsewhere. */
export type DisplacementRow = {
  familyId: string
  familyZh: string
  familyEn: string
  producerZh: string
  producerEn: string
  districtZh: string
  districtEn: string
  /** The year that sales are compared with: the last one told before the year of the report. */
  baseYear: number | null
  baseQuantity: number | null
  baseFen: Fen | null
  outsideQuantity: number | null
  outsideFen: Fen | null
  /** Sold through us in the year, less what went back. */
  hereQuantity: number
  hereFen: Fen
  extra: number | null
  shifted: number | null
}

/** $1 is the scope, $2 the year. The newest word about a year counts. */
const read = `
WITH told AS (
  SELECT DISTINCT ON (family_id, year) family_id, year, quantity, amount_fen FROM outside_sale ORDER BY family_id, year, recorded_at DESC, id DESC
),
here AS (
  SELECT p.family_id, sum(l.quantity * p.units_milli::bigint - coalesce(r.units, 0) * p.units_milli) / 1000 AS quantity, sum(l.amount_fen - coalesce(r.fen, 0)) AS fen
  FROM orders o JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id
  LEFT JOIN LATERAL (
    SELECT sum(x.quantity) AS units, sum(x.amount_fen) AS fen FROM refund x
    WHERE x.order_line_id = l.id AND x.order_id = o.id AND NOT EXISTS (SELECT 1 FROM refund n WHERE n.replaces_id = x.id)
  ) r ON o.refunded_fen > 0
  WHERE o.state IN ${PAID} AND o.paid_at >= ${startOf('make_date($2, 1, 1)')} AND o.paid_at < ${startOf('make_date($2 + 1, 1, 1)')} GROUP BY 1
)
SELECT f.id AS "familyId", f.name_zh AS "familyZh", f.name_en AS "familyEn", p.name_zh AS "producerZh", p.name_en AS "producerEn",
       d.name_zh AS "districtZh", d.name_en AS "districtEn", b.year AS "baseYear", b.quantity AS "baseQuantity", b.amount_fen AS "baseFen",
       n.quantity AS "outsideQuantity", n.amount_fen AS "outsideFen", coalesce(h.quantity, 0)::int AS "hereQuantity", coalesce(h.fen, 0)::bigint AS "hereFen"
FROM product_family f JOIN producer p ON p.id = f.producer_id JOIN district d ON d.code = f.district_code
LEFT JOIN here h ON h.family_id = f.id
LEFT JOIN told n ON n.family_id = f.id AND n.year = $2
LEFT JOIN LATERAL (SELECT * FROM told t WHERE t.family_id = f.id AND t.year < $2 ORDER BY t.year DESC LIMIT 1) b ON true
WHERE ($1::bpchar IS NULL OR f.district_code = $1) AND (h.family_id IS NOT NULL OR n.family_id IS NOT NULL OR b.family_id IS NOT NULL)
ORDER BY coalesce(h.fen, 0) DESC, f.id LIMIT 500`

/**
 * Whether what was sold through us in a year is extra, or merely moved here from elsewhere, good by good.
 * @throws DomainError Forbidden, InvalidInput {field: 'year'}
 */
export async function readDisplacement(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  { year: asked }: { year?: string | null },
): Promise<{ year: number; rows: DisplacementRow[] }> {
  const year = targetYear(asked, clock.now())
  const { rows } = await db.pool.query<DisplacementRow>(read, [districtInScope(viewer), year])
  return {
    year,
    rows: rows.map((row) => {
      const { baseQuantity: base, outsideQuantity: outside, hereQuantity: here } = row
      const known = base !== null && outside !== null
      return { ...row, ...(known ? displacement({ base, outside, here }) : { extra: null, shifted: null }) }
    }),
  }
}
