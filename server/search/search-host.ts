import type { FacetName, SearchFilters, Sort } from '#domain/search.ts'
import type { Bilingual } from '#server/catalog/bilingual.ts'
import type { ProductDocument } from './read-documents.ts'

export type SearchQuery = {
  /** As typed; blank: the whole catalogue. */
  text: string
  filters: SearchFilters
  sort: Sort
  /** From 1; a page past the end is the last one. */
  page: number
  size: number
  now: Date
}

export type SearchAnswer = {
  /** Of the page, best first. */
  productIds: string[]
  total: number
  page: number
  /** How many products each key of each facet would show together with the other facets' filters. */
  facets: Record<FacetName, Map<string, number>>
}

/** The name of a good, to search for. */
export type Suggestion = { familyId: string; name: Bilingual; category: Bilingual }

/** Reads the whole catalogue as it is at that time, in batches. */
export type ReadAll = () => AsyncIterable<ProductDocument[]>

export type SearchHealth = 'ok' | 'fallback'

/** Where products are found. Every side answers the same questions the same way. */
export interface SearchHost {
  search(query: SearchQuery): Promise<SearchAnswer>
  /** Goods whose names fit what has been typed so far; at most `limit`, each once. */
  suggest(text: string, limit: number): Promise<Suggestion[]>
  /** Goods whose names look or sound a little like a text that finds nothing. */
  near(text: string, limit: number): Promise<Suggestion[]>
  /** Writes documents, new or known; they are found when this returns. */
  put(documents: ProductDocument[]): Promise<void>
  remove(productIds: string[]): Promise<void>
  /** Replaces everything; the old answers are given until the new ones are there. @returns how many documents */
  rebuild(read: ReadAll): Promise<number>
  /** Whether stock, prices and sessions are copied into documents, which then have to be written again when they change. */
  readonly copiesStock: boolean
  health(): Promise<SearchHealth>
}
