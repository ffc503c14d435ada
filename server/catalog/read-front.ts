import type { Deps } from '#server/deps.ts'
import { type Bilingual, bilingual } from './bilingual.ts'
import { type CardRow, cardColumns, cardTables, type ProductCard, toCard } from './product-card.ts'

const SHOWN = 8

export type PairOnFront = { districtCode: string; district: Bilingual; city: Bilingual; products: number }

/** What the home page shows of the catalogue. */
export type Front = {
  /** Fresh goods that ship today, one of each district. */
  inSeason: ProductCard[]
  /** Goods that can be ordered before their release, the soonest first, one of each district. */
  preorder: ProductCard[]
  pairs: PairOnFront[]
}

/** One base pack a district, so that no district fills the page; then the soonest release, then the larger stock. */
const onePerDistrict = (condition: string) => `
  SELECT * FROM (
    SELECT DISTINCT ON (d.code) ${cardColumns}
    FROM ${cardTables}
    WHERE s.free > 0 AND ${condition}
    ORDER BY d.code, p.releases_on, p.position, s.free DESC, p.slug
  ) card ORDER BY card.releases_on, card.free DESC, card.slug LIMIT ${SHOWN}`

type PairRow = {
  code: string
  district_zh: string
  district_en: string
  city_zh: string
  city_en: string
  products: number
}

const pairs = `
  SELECT d.code, d.name_zh AS district_zh, d.name_en AS district_en, c.name_zh AS city_zh, c.name_en AS city_en,
    (SELECT count(*)::int FROM product p JOIN product_family f ON f.id = p.family_id WHERE f.district_code = d.code) AS products
  FROM pairing g JOIN district d ON d.code = g.district_code JOIN city c ON c.code = g.city_code
  ORDER BY c.code`

export async function readFront({ db, clock }: Pick<Deps, 'db' | 'clock'>): Promise<Front> {
  const now = clock.now()
  const [inSeason, preorder, paired] = await Promise.all([
    db.pool.query<CardRow>(onePerDistrict('f.fresh AND p.ships_now')),
    db.pool.query<CardRow>(onePerDistrict('p.preorder_from <= $1 AND $1 < p.preorder_until'), [now]),
    db.pool.query<PairRow>(pairs),
  ])
  return {
    inSeason: inSeason.rows.map((row) => toCard(row, now)),
    preorder: preorder.rows.map((row) => toCard(row, now)),
    pairs: paired.rows.map((row) => ({
      districtCode: row.code,
      district: bilingual(row.district_zh, row.district_en),
      city: bilingual(row.city_zh, row.city_en),
      products: row.products,
    })),
  }
}
