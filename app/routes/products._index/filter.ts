import {
  type FacetName,
  facetNames,
  MAX_QUERY,
  noFilters,
  ON_AIR_KEY,
  PREORDER_KEY,
  type SearchFilters,
  type Sort,
  sorts,
} from '#domain/search.ts'

/** What the list shows, as it stands in the address. */
export interface Filter {
  q: string
  chosen: SearchFilters
  sort: Sort
  page: number
}

/** Longer keys and more of them than this say nothing. */
const MAX_KEY = 40
const MAX_KEYS = 20

/** How facets are called in addresses. */
const parameters: Record<FacetName, string> = {
  category: 'category',
  onAir: 'live',
  preorder: 'preorder',
  price: 'price',
  district: 'district',
  city: 'city',
  linkage: 'linkage',
}

/** The only keys of a facet that is a yes. */
const only: Partial<Record<FacetName, string>> = { onAir: ON_AIR_KEY, preorder: PREORDER_KEY }

/** Reads what is asked for; nonsense counts as not said. */
export function readFilter({ searchParams }: URL): Filter {
  const keys = (facet: FacetName) => {
    const said = searchParams.getAll(parameters[facet]).map((key) => key.trim())
    const known = said.filter((key) => key && key.length <= MAX_KEY && (only[facet] ?? key) === key)
    return [...new Set(known)].slice(0, MAX_KEYS)
  }
  const page = Number(searchParams.get('page') ?? 1)
  return {
    q: (searchParams.get('q') ?? '').trim().slice(0, MAX_QUERY),
    chosen: {
      category: keys('category'),
      onAir: keys('onAir'),
      preorder: keys('preorder'),
      price: keys('price'),
      district: keys('district'),
      city: keys('city'),
      linkage: keys('linkage'),
    },
    sort: sorts.find((sort) => sort === searchParams.get('sort')) ?? 'match',
    page: Number.isSafeInteger(page) && page >= 1 ? page : 1,
  }
}

/** The address of the list with something changed. Any change but the page's own starts again at page 1. */
export function listHref(filter: Filter, change: Partial<Filter> = {}): string {
  const { q, chosen, sort, page } = { ...filter, page: 1, ...change }
  const query = new URLSearchParams([
    ...(q ? [['q', q]] : []),
    ...facetNames.flatMap((facet) => chosen[facet].map((key) => [parameters[facet], key])),
    ...(sort === 'match' ? [] : [['sort', sort]]),
    ...(page > 1 ? [['page', String(page)]] : []),
  ])
  return query.size > 0 ? `/products?${query}` : '/products'
}

/** The address with a key of a facet chosen, or taken off where it is. */
export function toggleHref(filter: Filter, facet: FacetName, key: string): string {
  const keys = filter.chosen[facet]
  const changed = keys.includes(key) ? keys.filter((other) => other !== key) : [...keys, key]
  return listHref(filter, { chosen: { ...filter.chosen, [facet]: changed } })
}

/** The address without any filter, the words kept. */
export const withoutFiltersHref = (filter: Filter): string => listHref(filter, { chosen: noFilters })

export const countChosen = ({ chosen }: Filter): number =>
  facetNames.reduce((sum, facet) => sum + chosen[facet].length, 0)
