import type { CalendarDay } from '#domain/calendar-day.ts'
import type { Bilingual } from '#server/catalog/bilingual.ts'
import type { Sql } from '#server/db/db.ts'

/** A product as an order needs to know it. Amounts fen, weights grams. */
export type Goods = {
  productId: string
  slug: string
  name: Bilingual
  spec: Bilingual
  unit: Bilingual
  producer: { id: string; slug: string; name: Bilingual }
  districtCode: string
  unitPriceFen: bigint
  floorPriceFen: bigint | null
  netWeightG: number | null
  parcelWeightG: number
  variableWeight: boolean
  maxPerOrder: number | null
  depositBps: number | null
  fresh: boolean
  coldChain: boolean
  leadDays: number
  transitDays: number
  shipsNow: boolean
  /** Whether pre-orders are taken now, and from which day they ship. */
  preorderOpen: boolean
  releasesOn: CalendarDay | null
  /** Units that nobody holds or bought. */
  left: number
  /** Whether an agreement divides its price now. */
  inForce: boolean
  withdrawn: boolean
}

const bilingual = (column: string) => `json_build_object('zh', ${column}_zh, 'en', ${column}_en)`

const columns = `
  p.id AS "productId", p.slug, ${bilingual('p.name')} AS name, ${bilingual('p.spec')} AS spec, ${bilingual('p.unit')} AS unit,
  json_build_object('id', d.id, 'slug', d.slug, 'name', ${bilingual('d.name')}) AS producer, f.district_code AS "districtCode",
  p.price_fen AS "unitPriceFen", p.floor_price_fen AS "floorPriceFen", p.net_weight_g AS "netWeightG",
  p.parcel_weight_g AS "parcelWeightG", p.variable_weight AS "variableWeight", p.max_per_order AS "maxPerOrder",
  p.deposit_bps AS "depositBps", f.fresh, f.cold_chain AS "coldChain", f.lead_days AS "leadDays", f.transit_days AS "transitDays",
  p.ships_now AS "shipsNow", coalesce(p.preorder_from <= $2 AND $2 < p.preorder_until, false) AS "preorderOpen",
  p.releases_on::text AS "releasesOn", s.free AS left, p.withdrawn_at IS NOT NULL AS withdrawn,
  EXISTS (SELECT 1 FROM agreement_version v WHERE v.family_id = f.id AND v.state = 'approved' AND v.carries_split
          AND v.valid_from <= $2 AND (v.valid_to IS NULL OR v.valid_to > $2)) AS "inForce"`

const tables = `
  product p JOIN product_family f ON f.id = p.family_id JOIN producer d ON d.id = f.producer_id JOIN stock s ON s.product_id = p.id`

/**
 * Reads products by id, as of `at` (UTC); those that do not exist are left out.
 * @param lock keeps their stock as read until the transaction ends; rows are locked in the order of their ids
 */
export async function readGoods(
  sql: Sql,
  productIds: readonly string[],
  at: Date,
  { lock }: { lock: boolean },
): Promise<Map<string, Goods>> {
  const { rows } = await sql.query<Goods>(
    `SELECT ${columns} FROM ${tables} WHERE p.id = ANY($1::uuid[]) ORDER BY p.id ${lock ? 'FOR UPDATE OF s' : ''}`,
    [productIds, at],
  )
  return new Map(rows.map((row) => [row.productId, row]))
}
