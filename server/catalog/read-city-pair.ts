import type { Deps } from '#server/deps.ts'
import { type Bilingual, bilingual } from './bilingual.ts'
import { type CardRow, cardColumns, cardTables, type ProductCard, toCard } from './product-card.ts'

/** A city, the district it is paired with, and some of what that district sells. */
export type CityPair = {
  cityCode: string
  districtCode: string
  city: Bilingual
  district: Bilingual
  products: ProductCard[]
}

type PlaceRow = Record<'code' | 'city_zh' | 'city_en' | 'district_zh' | 'district_en', string>

const SHOWN = 4

const place = `
  SELECT d.code, c.name_zh AS city_zh, c.name_en AS city_en, d.name_zh AS district_zh, d.name_en AS district_en
  FROM pairing g JOIN city c ON c.code = g.city_code JOIN district d ON d.code = g.district_code WHERE c.code = $1`

/** One pack of each good: what can be bought first, then in the order of the categories. */
const goods = `
  SELECT * FROM (
    SELECT DISTINCT ON (f.id) ${cardColumns}, c.position AS shelf, coalesce(s.free, 0) = 0 AS gone
    FROM ${cardTables} WHERE d.code = $1 AND p.withdrawn_at IS NULL
    ORDER BY f.id, coalesce(s.free, 0) = 0, p.position, p.slug
  ) one ORDER BY one.gone, one.ships_now DESC, one.shelf, one.slug LIMIT ${SHOWN}`

/** The pairing of a city; null where the code names none. */
export async function readCityPair(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  cityCode: string,
): Promise<CityPair | null> {
  const now = clock.now()
  const { rows } = await db.pool.query<PlaceRow>(place, [cityCode])
  const pair = rows[0]
  if (!pair) return null
  const products = await db.pool.query<CardRow>(goods, [pair.code])
  return {
    cityCode,
    districtCode: pair.code,
    city: bilingual(pair.city_zh, pair.city_en),
    district: bilingual(pair.district_zh, pair.district_en),
    products: products.rows.map((row) => toCard(row, now)),
  }
}
