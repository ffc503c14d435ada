import type { Fen } from './money.ts'

/** The ways to narrow a list of products, in the order in which they are shown. */
export const facetNames = ['category', 'onAir', 'preorder', 'price', 'district', 'city', 'linkage'] as const
export type FacetName = (typeof facetNames)[number]

/** Chosen keys of each facet: any of them fits; none chosen: everything fits. */
export type SearchFilters = Readonly<Record<FacetName, readonly string[]>>

/** The only keys of the two facets that are a yes. */
export const ON_AIR_KEY = 'tonight'
export const PREORDER_KEY = 'open'

export const sorts = ['match', 'price-up', 'price-down', 'newest'] as const
export type Sort = (typeof sorts)[number]

/** Prices from `from` up to, not including, `below` (fen). */
export type PriceBand = { key: string; from: Fen; below: Fen | null }

export const priceBands: readonly PriceBand[] = [
  { key: 'under-30', from: 0n, below: 3_000n },
  { key: '30-60', from: 3_000n, below: 6_000n },
  { key: '60-100', from: 6_000n, below: 10_000n },
  { key: '100-200', from: 10_000n, below: 20_000n },
  { key: 'from-200', from: 20_000n, below: null },
]

/** The key of the band that a price (fen) lies in. */
export const priceBandOf = (fen: Fen): string =>
  priceBands.find(({ from, below }) => fen >= from && (below === null || fen < below))?.key ?? 'under-30'

export const noFilters: SearchFilters = {
  category: [],
  onAir: [],
  preorder: [],
  price: [],
  district: [],
  city: [],
  linkage: [],
}

/** Characters of a query that are looked at. */
export const MAX_QUERY = 50
