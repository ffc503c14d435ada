import type { QueryConfig, QueryResultRow } from 'pg'
import { type FacetName, facetNames } from '#domain/search.ts'
import { bilingual } from '#server/catalog/bilingual.ts'
import type { Db } from '#server/db/db.ts'
import { bareName, toRuns } from './cut.ts'
import { distance } from './edit-distance.ts'
import { endOfDay } from './end-of-day.ts'
import { putDocuments, rebuildDocuments } from './put-documents.ts'
import { type QueryWords, queryWords } from './query-words.ts'
import type { SearchAnswer, SearchHost, SearchQuery, Suggestion } from './search-host.ts'
import { nearSql, searchSql, suggestSql } from './search-sql.ts'
import { syllables } from './syllables.ts'

/** Share of a word's letters, three by three, that a name has to have to be near it. */
const ALIKE = 0.4

/** Goods that are held against the letters one by one, for each that is shown. */
const CANDIDATES = 10

type FacetRow = { facet: FacetName | 'page' | 'total'; key: string; count: number }
type GoodsRow = { familyId: string; name_zh: string; name_en: string; category_zh: string; category_en: string }

const texts = (words: QueryWords) => [
  words.anywhere,
  words.whole,
  words.headed,
  words.named,
  words.near,
  words.sounding,
  words.soundingWhole,
  words.soundingTogether,
]

const nothing = (): SearchAnswer => ({ productIds: [], total: 0, page: 1, facets: emptyFacets() })
const emptyFacets = () => Object.fromEntries(facetNames.map((name) => [name, new Map()])) as SearchAnswer['facets']

export function toAnswer(rows: FacetRow[], query: Pick<SearchQuery, 'page' | 'size'>): SearchAnswer {
  const answer = nothing()
  for (const { facet, key, count } of rows) {
    if (facet === 'page') answer.productIds.push(key)
    else if (facet === 'total') answer.total = count
    else answer.facets[facet].set(key, count)
  }
  answer.page = Math.min(query.page, Math.max(1, Math.ceil(answer.total / query.size)))
  return answer
}

const toSuggestion = (row: GoodsRow): Suggestion => ({
  familyId: row.familyId,
  name: bilingual(bareName(row.name_zh).trim(), bareName(row.name_en).replace(/\s+/g, ' ').trim()),
  category: bilingual(row.category_zh, row.category_en),
})

/** Typed text in Latin letters, Chinese as it is read. */
const spelt = (text: string): string =>
  toRuns(text)
    .map((run) => (run.han ? syllables(run.text).join('') : run.text))
    .join(' ')

/** Search in the shop's own database. Documents hold words; stock, price and sessions are read from their tables. */
export function postgresSearch({ pool, tx }: Pick<Db, 'pool' | 'tx'>): SearchHost {
  /** These statements take longer to plan than to run: one plan serves every search, and nothing is compiled for it. */
  const planned = <Row extends QueryResultRow>(statement: QueryConfig) =>
    tx(async (sql) => {
      await sql.query(
        "SELECT set_config('plan_cache_mode', 'force_generic_plan', true), set_config('jit', 'off', true)",
      )
      return sql.query<Row>(statement)
    })
  return {
    copiesStock: false,
    async search(query) {
      const { filters, sort, now } = query
      const words = queryWords(query.text)
      if (!words && query.text.trim()) return nothing()
      const chosen = (name: FacetName) => (filters[name].length > 0 ? filters[name] : null)
      const { rows } = await planned<FacetRow>({
        name: `search_${words ? 'typed' : 'all'}_${sort}`,
        text: searchSql({ typed: words !== null, sort }),
        values: [
          ...(words ? texts(words) : []),
          ...[now, endOfDay(now)],
          ...(['category', 'district', 'city', 'linkage', 'price'] as const).map(chosen),
          ...[filters.preorder.length > 0, filters.onAir.length > 0, query.page, query.size],
        ],
      })
      return toAnswer(rows, query)
    },
    async suggest(text, limit) {
      const words = queryWords(text)
      if (!words) return []
      const values = [...texts(words), limit]
      const { rows } = await planned<GoodsRow>({ name: 'search_suggest', text: suggestSql, values })
      return rows.map(toSuggestion)
    },
    async near(text, limit) {
      const asked = spelt(text)
      const { rows } = await tx(async (sql) => {
        await sql.query(`SELECT set_config('pg_trgm.word_similarity_threshold', '${ALIKE}', true)`)
        return sql.query<GoodsRow & { spelling: string }>(nearSql, [asked, limit * CANDIDATES])
      })
      const ranked = rows
        .map((row) => ({ row, steps: distance(asked, row.spelling) }))
        .sort((a, b) => a.steps - b.steps)
      return ranked.slice(0, limit).map(({ row }) => toSuggestion(row))
    },
    put: (documents) => tx((sql) => putDocuments(sql, documents)),
    async remove(productIds) {
      await pool.query('DELETE FROM search_document WHERE product_id = ANY ($1::uuid[])', [productIds])
    },
    rebuild: (read) => rebuildDocuments({ pool, tx }, read),
    health: async () => 'ok',
  }
}
