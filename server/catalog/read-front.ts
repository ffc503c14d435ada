import type { Deps } from '#server/deps.ts'
import { type Bilingual, bilingual } from './bilingual.ts'
import { type CardRow, cardColumns, cardTables, type ProductCard, toCard } from './product-card.ts'
import { type Certified, readCertified } from './read-certified.ts'
import { type CityPair, readCityPair } from './read-city-pair.ts'
import { readShelves, type Shelf } from './read-shelves.ts'

const SHOWN = 8

export type PairOnFront = {
  cityCode: string
  districtCode: string
  district: Bilingual
  city: Bilingual
  products: number
}

/** What the home page shows of the catalogue. Everything has an order of its own: two visits show the same. */
export type Front = {
  /** When it was read: the season it shows. UTC. */
  at: Date
  /** Fresh goods that ship today, one of each district, the latest harvest first. */
  inSeason: ProductCard[]
  /** Goods that can be ordered before their release, the soonest first, one of each district. */
  preorder: ProductCard[]
  /** Goods recognised as consumer aid, the latest first. */
  certified: Certified[]
  shelves: Shelf[]
  pairs: PairOnFront[]
  /** The pairing of the visitor's city, where they have chosen one. */
  own: CityPair | null
}

/** One base pack a district, so that no district fills the page. */
const onePerDistrict = (condition: string, order: string) => `
  SELECT * FROM (
    SELECT DISTINCT ON (d.code) ${cardColumns}, b.releases_on AS harvested
    FROM ${cardTables} LEFT JOIN batch b ON b.id = p.batch_id
    WHERE s.free > 0 AND p.withdrawn_at IS NULL AND ${condition}
    ORDER BY d.code, p.releases_on, p.position, s.free DESC, p.slug
  ) card ORDER BY ${order}, card.free DESC, card.slug LIMIT ${SHOWN}`

const inSeason = onePerDistrict('f.fresh AND p.ships_now', 'card.harvested DESC NULLS LAST')
const preorder = onePerDistrict('p.preorder_from <= $1 AND $1 < p.preorder_until', 'card.releases_on')

type PairRow = {
  city_code: string
  code: string
  district_zh: string
  district_en: string
  city_zh: string
  city_en: string
  products: number
}

const pairs = `
  SELECT c.code AS city_code, d.code, d.name_zh AS district_zh, d.name_en AS district_en, c.name_zh AS city_zh, c.name_en AS city_en,
    (SELECT count(*)::int FROM product p JOIN product_family f ON f.id = p.family_id
     WHERE f.district_code = d.code AND p.withdrawn_at IS NULL) AS products
  FROM pairing g JOIN district d ON d.code = g.district_code JOIN city c ON c.code = g.city_code
  ORDER BY c.code`

const toPair = (row: PairRow): PairOnFront => ({
  cityCode: row.city_code,
  districtCode: row.code,
  district: bilingual(row.district_zh, row.district_en),
  city: bilingual(row.city_zh, row.city_en),
  products: row.products,
})

/** @param cityCode GB/T 2260 code of the visitor's city; null, or one without a pairing: no pairing of their own */
export async function readFront(deps: Pick<Deps, 'db' | 'clock'>, cityCode: string | null): Promise<Front> {
  const { pool } = deps.db
  const at = deps.clock.now()
  const [season, ahead, paired, certified, shelves, own] = await Promise.all([
    pool.query<CardRow>(inSeason),
    pool.query<CardRow>(preorder, [at]),
    pool.query<PairRow>(pairs),
    readCertified(deps),
    readShelves(deps),
    cityCode === null ? null : readCityPair(deps, cityCode),
  ])
  return {
    at,
    inSeason: season.rows.map((row) => toCard(row, at)),
    preorder: ahead.rows.map((row) => toCard(row, at)),
    certified,
    shelves,
    pairs: paired.rows.map(toPair),
    own,
  }
}
