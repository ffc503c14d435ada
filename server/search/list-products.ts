import { linkageTypes } from '#domain/linkage-types.ts'
import { type FacetName, facetNames, priceBands, type SearchFilters, type Sort } from '#domain/search.ts'
import { type Bilingual, bilingual } from '#server/catalog/bilingual.ts'
import { type CardRow, cardColumns, cardTables, type ProductCard, toCard } from '#server/catalog/product-card.ts'
import type { Deps } from '#server/deps.ts'
import type { SearchAnswer, Suggestion } from './search-host.ts'

export const PAGE_SIZE = 24
const NEAR = 4
const POPULAR = 6

export type ListInput = {
  text: string
  filters: SearchFilters
  sort: Sort
  /** From 1; a page past the end shows the last one. */
  page: number
}

/**
 * One key of a facet: how many products it would show together with the other facets' filters. `name` is null where the
 * page has words of its own for the key.
 */
export type FacetValue = { key: string; name: Bilingual | null; count: number; chosen: boolean }

export type ProductList = {
  products: ProductCard[]
  total: number
  page: number
  pages: number
  facets: Record<FacetName, FacetValue[]>
  /** Instead of nothing: goods that are spelt or sound a little like it, and the categories with the most goods. */
  instead: { near: Suggestion[]; popular: { slug: string; name: Bilingual; count: number }[] } | null
}

type Reach = Pick<Deps, 'db' | 'clock' | 'search'>
type NameRow = { facet: 'category' | 'district' | 'city'; key: string; name_zh: string; name_en: string }

/** In the order in which a page shows them. */
const names = `
  SELECT 'category' AS facet, slug AS key, name_zh, name_en FROM (SELECT * FROM category ORDER BY position) c
  UNION ALL SELECT 'district', code, name_zh, name_en FROM (SELECT * FROM district ORDER BY code) d
  UNION ALL SELECT 'city', code, name_zh, name_en FROM (SELECT * FROM city ORDER BY code) t`

const popular = `
  SELECT c.slug, c.name_zh, c.name_en, count(*)::int AS count FROM search_document d JOIN category c ON c.slug = d.category_slug
  GROUP BY c.slug ORDER BY count(*) DESC, c.position LIMIT ${POPULAR}`

async function readCards({ db, clock }: Reach, productIds: string[]): Promise<ProductCard[]> {
  const { rows } = await db.pool.query<CardRow>(
    `SELECT ${cardColumns} FROM ${cardTables} WHERE p.id = ANY ($1::uuid[]) ORDER BY array_position($1::uuid[], p.id)`,
    [productIds],
  )
  const now = clock.now()
  return rows.map((row) => toCard(row, now))
}

/** Keys of facets whose names are the page's own, in the order in which it shows them. */
const ownKeys: Partial<Record<FacetName, readonly string[]>> = {
  price: priceBands.map(({ key }) => key),
  linkage: Object.keys(linkageTypes),
}

function toFacets(counts: SearchAnswer['facets'], rows: NameRow[], filters: SearchFilters): ProductList['facets'] {
  const values = (facet: FacetName): FacetValue[] => {
    const named = new Map(rows.filter((row) => row.facet === facet).map((row) => [row.key, row]))
    const known = [...named.keys(), ...(ownKeys[facet] ?? []), ...counts[facet].keys(), ...filters[facet]]
    return [...new Set(known)].flatMap((key) => {
      const count = counts[facet].get(key) ?? 0
      const chosen = filters[facet].includes(key)
      const row = named.get(key)
      return count > 0 || chosen ? [{ key, name: row ? bilingual(row.name_zh, row.name_en) : null, count, chosen }] : []
    })
  }
  return Object.fromEntries(facetNames.map((facet) => [facet, values(facet)])) as ProductList['facets']
}

async function readInstead({ db, search }: Reach, text: string): Promise<ProductList['instead']> {
  const [near, { rows }] = await Promise.all([
    text.trim() ? search.near(text, NEAR) : [],
    db.pool.query<{ slug: string; name_zh: string; name_en: string; count: number }>(popular),
  ])
  return {
    near,
    popular: rows.map(({ slug, name_zh, name_en, count }) => ({ slug, name: bilingual(name_zh, name_en), count })),
  }
}

/**
 * A page of the shop's products: those that fit a query, best first, or all of them. Cards show price and stock as they are
 * now. A key that no facet knows shows nothing.
 */
export async function listProducts(deps: Reach, { text, filters, sort, page }: ListInput): Promise<ProductList> {
  const asked = { text, filters, sort, page, size: PAGE_SIZE, now: deps.clock.now() }
  const [answer, { rows }] = await Promise.all([deps.search.search(asked), deps.db.pool.query<NameRow>(names)])
  const [products, instead] = await Promise.all([
    readCards(deps, answer.productIds),
    answer.total === 0 ? readInstead(deps, text) : null,
  ])
  return {
    products,
    total: answer.total,
    page: answer.page,
    pages: Math.max(1, Math.ceil(answer.total / PAGE_SIZE)),
    facets: toFacets(answer.facets, rows, filters),
    instead,
  }
}
