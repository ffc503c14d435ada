import { matchesFilter } from './meilisearch-filter.ts'

type Document = Record<string, unknown>
export type FakeIndex = {
  primaryKey: string
  settings: {
    searchableAttributes?: string[]
    filterableAttributes?: string[]
    sortableAttributes?: string[]
    rankingRules?: string[]
    synonyms?: Record<string, string[]>
    pagination?: { maxTotalHits: number }
  }
  documents: Map<string, Document>
}

type Query = {
  q?: string
  filter?: string[]
  sort?: string[]
  facets?: string[]
  page?: number
  hitsPerPage?: number
  limit?: number
  matchingStrategy?: 'all' | 'last'
  distinct?: string
  attributesToRetrieve?: string[]
}

const fold = (text: string) => text.normalize('NFKC').toLowerCase()

/** Chinese by character, Latin by word: the real one cuts Chinese into words, which finds the same and more. */
const words = (text: string): string[] => fold(text).match(/\p{Script=Han}+|[\p{L}\p{N}]+/gu) ?? []

const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [String(value ?? '')])

/** One word is found where a word begins with it; Chinese wherever its characters stand together. */
function stands(word: string, text: string): boolean {
  if (/\p{Script=Han}/u.test(word)) return fold(text).includes(word)
  return words(text).some((other) => other.startsWith(word))
}

/** Place of the first searchable attribute with every word (synonyms included); null where a word is nowhere. */
function place({ settings }: FakeIndex, document: Document, query: string[]): number | null {
  const attributes = settings.searchableAttributes ?? Object.keys(document)
  const places = query.map((word) => {
    const forms = [word, ...(settings.synonyms?.[word] ?? [])].map(fold)
    const found = attributes.findIndex((attribute) =>
      textsOf(document[attribute]).some((text) => forms.some((form) => stands(form, text))),
    )
    return found < 0 ? null : found
  })
  return places.includes(null) ? null : Math.max(0, ...(places as number[]))
}

/** The Chinese of a name that ends with what was typed is the goods themselves: the real one ranks this as exactness. */
const endsWith = (document: Document, query: string) =>
  fold(String(document.nameZh)).endsWith(fold(query).trim()) ? 0 : 1

function comparing(sort: string[]): (a: Document, b: Document) => number {
  return (a, b) => {
    for (const rule of sort) {
      const [attribute = '', direction] = rule.split(':')
      const [x, y] = [a[attribute] as string | number, b[attribute] as string | number]
      if (x !== y) return (x < y ? -1 : 1) * (direction === 'desc' ? -1 : 1)
    }
    return 0
  }
}

function requireKnown(kind: string, known: string[] = [], asked: string[] = []) {
  for (const attribute of asked)
    if (!known.includes(attribute))
      throw new Error(`Attribute \`${attribute}\` is not ${kind}. Available: ${known.join(', ')}.`)
}

function facetsOf(found: Document[], facets: string[]): Record<string, Record<string, number>> {
  const counts: Record<string, Record<string, number>> = {}
  for (const facet of facets) {
    const of: Record<string, number> = {}
    for (const document of found) for (const value of textsOf(document[facet] ?? [])) of[value] = (of[value] ?? 0) + 1
    counts[facet] = of
  }
  return counts
}

/** @throws Error for an attribute that the settings do not allow there */
export function searchIndex(index: FakeIndex, query: Query) {
  const { settings } = index
  requireKnown('filterable', settings.filterableAttributes, [
    ...(query.facets ?? []),
    ...(query.distinct ? [query.distinct] : []),
  ])
  requireKnown(
    'sortable',
    settings.sortableAttributes,
    (query.sort ?? []).map((rule) => rule.split(':')[0] ?? ''),
  )
  const typed = words(query.q ?? '')
  const ranked = [...index.documents.values()].flatMap((document) => {
    const fits = (query.filter ?? []).every((filter) =>
      matchesFilter(filter, document, settings.filterableAttributes ?? []),
    )
    const at = fits ? place(index, document, typed) : null
    return at === null ? [] : [{ document, at, ends: endsWith(document, query.q ?? '') }]
  })
  const asked = comparing(query.sort ?? [])
  const rules = comparing((settings.rankingRules ?? []).filter((rule) => rule.includes(':')))
  ranked.sort(
    (a, b) => asked(a.document, b.document) || a.ends - b.ends || a.at - b.at || rules(a.document, b.document),
  )
  const all = distinct(
    ranked.map(({ document }) => document),
    query.distinct,
  )
  const hits =
    query.hitsPerPage === undefined ? all.slice(0, query.limit ?? 20) : pageOf(all, query.page ?? 1, query.hitsPerPage)
  return {
    hits: hits.map((document) => pick(document, query.attributesToRetrieve)),
    query: query.q ?? '',
    processingTimeMs: 1,
    ...(query.hitsPerPage === undefined
      ? { limit: query.limit ?? 20, offset: 0, estimatedTotalHits: all.length }
      : {
          totalHits: Math.min(all.length, settings.pagination?.maxTotalHits ?? 1000),
          page: query.page ?? 1,
          hitsPerPage: query.hitsPerPage,
        }),
    ...(query.facets && { facetDistribution: facetsOf(all, query.facets), facetStats: {} }),
  }
}

const pageOf = (all: Document[], page: number, size: number) => all.slice((page - 1) * size, page * size)

const pick = (document: Document, attributes?: string[]) =>
  attributes ? Object.fromEntries(attributes.map((attribute) => [attribute, document[attribute]])) : document

function distinct(documents: Document[], attribute?: string): Document[] {
  if (!attribute) return documents
  const seen = new Set<unknown>()
  return documents.filter((document) => !seen.has(document[attribute]) && seen.add(document[attribute]))
}
