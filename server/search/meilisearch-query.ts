import { type FacetName, facetNames, ON_AIR_KEY, PREORDER_KEY, type SearchFilters, type Sort } from '#domain/search.ts'
import { endOfDay } from './end-of-day.ts'
import type { SearchAnswer, SearchQuery } from './search-host.ts'

const counted = ['category', 'district', 'city', 'linkage', 'price'] as const

const sorting: Record<Sort, string[] | undefined> = {
  match: undefined,
  'price-up': ['priceFen:asc'],
  'price-down': ['priceFen:desc'],
  newest: ['createdAt:desc'],
}

const quoted = (text: string) => `"${text.replaceAll(/["\\]/g, '\\$&')}"`

/** The condition of one facet; null where nothing of it is chosen. */
function condition(facet: FacetName, filters: SearchFilters, now: Date): string | null {
  if (filters[facet].length === 0) return null
  const at = now.getTime()
  if (facet === 'preorder') return `preorderFrom <= ${at} AND preorderUntil > ${at}`
  if (facet === 'onAir') return `(live = true OR airAt ${at} TO ${endOfDay(now).getTime() - 1})`
  return `${facet} IN [${filters[facet].map(quoted).join(', ')}]`
}

const conditions = (filters: SearchFilters, now: Date, without?: FacetName): string[] =>
  facetNames.flatMap((facet) => (facet === without ? [] : (condition(facet, filters, now) ?? [])))

/** What one question asks: the page, or the counts of one facet without its own filter. */
export type Part = { facet: FacetName | 'page'; params: ReturnType<typeof pageParams> }

const pageParams = (query: SearchQuery, text: string) => ({
  q: text,
  filter: conditions(query.filters, query.now),
  sort: sorting[query.sort],
  facets: [...counted] as string[],
  page: query.page,
  hitsPerPage: query.size,
  matchingStrategy: 'all' as const,
  attributesToRetrieve: ['productId'],
})

/** The questions of one search, sent together. A facet that is not narrowed is counted with the page. */
export function toParts(query: SearchQuery, text: string): Part[] {
  const page = pageParams(query, text)
  const alone = (facet: FacetName, facets: string[], filters = query.filters): Part => ({
    facet,
    params: {
      ...page,
      facets,
      page: 1,
      hitsPerPage: 0,
      filter: conditions(filters, query.now, filters === query.filters ? facet : undefined),
    },
  })
  return [
    { facet: 'page', params: page },
    ...counted.filter((facet) => query.filters[facet].length > 0).map((facet) => alone(facet, [facet])),
    alone('preorder', [], { ...query.filters, preorder: [PREORDER_KEY] }),
    alone('onAir', [], { ...query.filters, onAir: [ON_AIR_KEY] }),
  ]
}

type Result = {
  hits: { productId?: string }[]
  totalHits?: number
  facetDistribution?: Record<string, Record<string, number>>
}

export function fromParts(parts: Part[], results: Result[], query: SearchQuery): SearchAnswer {
  const facets = Object.fromEntries(facetNames.map((name) => [name, new Map()])) as SearchAnswer['facets']
  const total = results[0]?.totalHits ?? 0
  for (const [index, { facet }] of parts.entries()) {
    const { totalHits = 0, facetDistribution = {} } = results[index] ?? {}
    if (facet === 'preorder' && totalHits > 0) facets.preorder.set(PREORDER_KEY, totalHits)
    if (facet === 'onAir' && totalHits > 0) facets.onAir.set(ON_AIR_KEY, totalHits)
    for (const name of counted)
      if (facetDistribution[name] && (facet === name || query.filters[name].length === 0))
        facets[name] = new Map(Object.entries(facetDistribution[name]).filter(([, count]) => count > 0))
  }
  const productIds = (results[0]?.hits ?? []).flatMap(({ productId }) => productId ?? [])
  return { productIds, total, page: Math.min(query.page, Math.max(1, Math.ceil(total / query.size))), facets }
}
