import type { Deps } from '#server/deps.ts'
import { type Bilingual, bilingual } from './bilingual.ts'
import { type CardRow, cardColumns, cardTables, type ProductCard, toCard } from './product-card.ts'
import { search } from './search.ts'

export const PAGE_SIZE = 24

export type ProductFilter = {
  districtCode?: string
  categorySlug?: string
  query?: string
  /** From 1; a page past the end shows the last one. */
  page?: number
}

/** One way to narrow the list: how many products it would show together with the other filters. */
export type Facet = { key: string; name: Bilingual; count: number; chosen: boolean }

export type ProductList = {
  products: ProductCard[]
  total: number
  page: number
  pages: number
  districts: Facet[]
  categories: Facet[]
}

type FacetRow = { key: string; name_zh: string; name_en: string; count: number }

const toFacet =
  (chosen: string | undefined) =>
  ({ key, name_zh, name_en, count }: FacetRow): Facet => ({
    key,
    name: bilingual(name_zh, name_en),
    count,
    chosen: key === chosen,
  })

const where = `($1::text IS NULL OR f.district_code = $1) AND ($2::text IS NULL OR f.category_slug = $2)
  AND ($3::uuid[] IS NULL OR p.id = ANY ($3))`

/** A filter never hides its own alternatives, so each facet is counted without itself. */
const facetOf = (table: 'd' | 'c', key: string, order: string) => `
  SELECT ${table}.${key} AS key, ${table}.name_zh, ${table}.name_en, count(*)::int AS count
  FROM ${cardTables} WHERE ${where} GROUP BY ${table}.${key} ORDER BY ${order}`

/**
 * A page of the shop's products. Base packs come before other sizes of the same goods; a search keeps its own order.
 * An unknown district or category shows nothing.
 */
export async function listProducts(deps: Pick<Deps, 'db' | 'clock'>, filter: ProductFilter): Promise<ProductList> {
  const { districtCode = null, categorySlug = null, query = '' } = filter
  const { pool } = deps.db
  const found = await search(deps, query)
  const [count, districts, categories] = await Promise.all([
    pool.query<{ total: number }>(`SELECT count(*)::int AS total FROM ${cardTables} WHERE ${where}`, [
      districtCode,
      categorySlug,
      found,
    ]),
    pool.query<FacetRow>(facetOf('d', 'code', 'd.code'), [null, categorySlug, found]),
    pool.query<FacetRow>(facetOf('c', 'slug', 'c.position'), [districtCode, null, found]),
  ])
  const total = count.rows[0]?.total ?? 0
  const pages = Math.max(1, Math.ceil(total / PAGE_SIZE))
  const page = Math.min(Math.max(1, filter.page ?? 1), pages)
  const { rows } = await pool.query<CardRow>(
    `SELECT ${cardColumns} FROM ${cardTables} WHERE ${where}
     ORDER BY array_position($3, p.id), p.position, c.position, f.slug, p.slug LIMIT ${PAGE_SIZE} OFFSET $4`,
    [districtCode, categorySlug, found, (page - 1) * PAGE_SIZE],
  )
  const now = deps.clock.now()
  return {
    products: rows.map((row) => toCard(row, now)),
    total,
    page,
    pages,
    districts: districts.rows.map(toFacet(filter.districtCode)),
    categories: categories.rows.map(toFacet(filter.categorySlug)),
  }
}
