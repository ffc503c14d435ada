import type { Fen } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'
import { type Buyer, buyerParams, ownedBy } from '#server/orders/buyer.ts'

/** What orders brought households: for good, and still returnable; and what refunds took back again. Fen, gross. */
export type ImpactSums = { confirmedFen: Fen; provisionalFen: Fen; backFen: Fen }

export type DistrictImpact = ImpactSums & { code: string; nameZh: string; nameEn: string; lines: number }
export type YearImpact = ImpactSums & { year: number; orders: number }

/** One order line. `leftFen` is what the households still have of it. */
export type LineImpact = {
  lineId: string
  orderId: string
  orderNumber: bigint
  slug: string
  nameZh: string
  nameEn: string
  unitZh: string
  unitEn: string
  districtZh: string
  districtEn: string
  quantity: number
  soldAt: Date
  confirmed: boolean
  leftFen: Fen
  backFen: Fen
}

/** What a buyer's purchases did, for the buyer alone. Households are named only as they agreed to be. */
export type ImpactView = ImpactSums & {
  orders: number
  households: number
  aliases: { zh: string; en: string }[]
  districts: DistrictImpact[]
  years: YearImpact[]
  lines: LineImpact[]
  pages: number
}

const PAGE = 20

/** Every attribution of the buyer's orders, with where and when it was earned. Years are those of Asia/Shanghai. */
const mine = `
mine AS (
  SELECT a.household_id, a.order_line_id, a.order_id, a.kind, a.gross_fen AS fen, o.confirmed_at IS NOT NULL AS confirmed,
         f.district_code, extract(year FROM o.paid_at AT TIME ZONE 'Asia/Shanghai')::int AS year
  FROM orders o JOIN attribution a ON a.order_id = o.id JOIN order_line l ON l.id = a.order_line_id
  JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id WHERE ${ownedBy(1)})`

const sums = `
coalesce(sum(m.fen) FILTER (WHERE m.confirmed), 0)::bigint AS "confirmedFen",
coalesce(sum(m.fen) FILTER (WHERE NOT m.confirmed), 0)::bigint AS "provisionalFen",
coalesce(-sum(m.fen) FILTER (WHERE m.kind = 'reversal'), 0)::bigint AS "backFen"`

const readTotals = `WITH ${mine}
SELECT ${sums}, count(DISTINCT m.order_id)::int AS orders,
       (SELECT count(*)::int FROM (SELECT 1 FROM mine GROUP BY household_id HAVING sum(fen) > 0) h) AS households,
       (SELECT coalesce(json_agg(json_build_object('zh', h.alias_zh, 'en', coalesce(h.alias_en, h.alias_zh)) ORDER BY h.id), '[]')
        FROM household h WHERE h.alias_consent_at IS NOT NULL AND h.alias_zh IS NOT NULL AND h.id IN (
          SELECT household_id FROM mine GROUP BY household_id HAVING sum(fen) > 0)) AS aliases
FROM mine m`

const readDistricts = `WITH ${mine}
SELECT d.code, d.name_zh AS "nameZh", d.name_en AS "nameEn", count(DISTINCT m.order_line_id)::int AS lines, ${sums}
FROM mine m JOIN district d ON d.code = m.district_code GROUP BY d.code ORDER BY sum(m.fen) DESC, d.code`

const readYears = `WITH ${mine}
SELECT m.year, count(DISTINCT m.order_id)::int AS orders, ${sums} FROM mine m GROUP BY m.year ORDER BY m.year DESC`

const readLines = `
SELECT l.id AS "lineId", o.id AS "orderId", o.number AS "orderNumber", p.slug, p.name_zh AS "nameZh", p.name_en AS "nameEn",
       p.unit_zh AS "unitZh", p.unit_en AS "unitEn", d.name_zh AS "districtZh", d.name_en AS "districtEn", l.quantity,
       o.paid_at AS "soldAt", o.confirmed_at IS NOT NULL AS confirmed, s.left_fen AS "leftFen", s.back_fen AS "backFen",
       count(*) OVER ()::int AS count
FROM orders o JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id
JOIN product_family f ON f.id = p.family_id JOIN district d ON d.code = f.district_code
JOIN LATERAL (
  SELECT sum(a.gross_fen)::bigint AS left_fen, coalesce(-sum(a.gross_fen) FILTER (WHERE a.kind = 'reversal'), 0)::bigint AS back_fen
  FROM attribution a WHERE a.order_line_id = l.id HAVING count(*) > 0) s ON true
WHERE ${ownedBy(1)} ORDER BY o.paid_at DESC, l.id LIMIT ${PAGE} OFFSET $3`

type Totals = ImpactSums & Pick<ImpactView, 'orders' | 'households' | 'aliases'>

/** @param page of the lines, from 1, newest first */
export async function readImpact({ db }: { db: Db }, buyer: Buyer, page: number): Promise<ImpactView> {
  const owner = buyerParams(buyer)
  const [totals, districts, years, lines] = await Promise.all([
    db.pool.query<Totals>(readTotals, owner),
    db.pool.query<DistrictImpact>(readDistricts, owner),
    db.pool.query<YearImpact>(readYears, owner),
    db.pool.query<LineImpact & { count: number }>(readLines, [...owner, (page - 1) * PAGE]),
  ])
  return {
    ...(totals.rows[0] as Totals),
    districts: districts.rows,
    years: years.rows,
    lines: lines.rows.map(({ count: _, ...line }) => line),
    pages: Math.ceil((lines.rows[0]?.count ?? 0) / PAGE),
  }
}
