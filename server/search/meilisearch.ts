import { Meilisearch, MeilisearchApiError } from 'meilisearch'
import { bilingual } from '#server/catalog/bilingual.ts'
import { toRuns } from './cut.ts'
import { type MeiliDocument, toMeili } from './meilisearch-documents.ts'
import { fromParts, toParts } from './meilisearch-query.ts'
import { settings } from './meilisearch-settings.ts'
import type { ProductDocument } from './read-documents.ts'
import type { ReadAll, SearchAnswer, SearchHost, SearchQuery, Suggestion } from './search-host.ts'
import { syllables } from './syllables.ts'

const INDEX = 'reedflower-products'
/** Where an index is built that will take the place of the one that answers. */
const ASIDE = 'reedflower-products-next'
const primaryKey = 'productId'

/** A question that takes longer (ms) is asked of the database instead. */
const PATIENCE_MS = 1_500
/** Writing is waited for this long (ms). */
const TASK_MS = 120_000

/** Text with its Chinese as it is read; null where there is none. */
function asRead(text: string): string | null {
  const runs = toRuns(text)
  if (!runs.some(({ han }) => han)) return null
  return runs.map((run) => (run.han ? syllables(run.text).join('') : run.text)).join(' ')
}

const names = ['familyId', 'nameZh', 'nameEn', 'categoryZh', 'categoryEn']

const toSuggestion = (hit: MeiliDocument): Suggestion => ({
  familyId: hit.familyId,
  name: bilingual(hit.nameZh, hit.nameEn),
  category: bilingual(hit.categoryZh, hit.categoryEn),
})

const isMissing = (error: unknown) => error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found'

/**
 * Search in Meilisearch ≥ 1.15. Stock, prices and sessions are copied into documents. Settings belong to the code: they are
 * applied when an index is made.
 */
export function meilisearch({ url, key }: { url: string; key?: string | undefined }): SearchHost {
  const client = new Meilisearch({ host: url, ...(key && { apiKey: key }), timeout: PATIENCE_MS })
  const index = client.index<MeiliDocument>(INDEX)
  const done = { timeout: TASK_MS, interval: 50 }
  let there = false

  async function finish(task: {
    waitTask(options: typeof done): Promise<{ status: string; error: { message: string } | null }>
  }) {
    const { status, error } = await task.waitTask(done)
    if (status !== 'succeeded') throw new Error(`Meilisearch: ${error?.message ?? status}`)
  }
  async function make(uid: string) {
    await finish(client.createIndex(uid, { primaryKey }))
    await finish(client.index(uid).updateSettings(settings))
  }
  /** A document must not be the first thing an index hears of: it would be searched without settings. */
  async function ensure() {
    if (there) return
    await index.getRawInfo().catch(async (error: unknown) => {
      if (!isMissing(error)) throw error
      await make(INDEX)
    })
    there = true
  }
  async function ask(query: SearchQuery, text: string): Promise<SearchAnswer> {
    const parts = toParts(query, text)
    const { results } = await client.multiSearch<
      { queries: (Parameters<typeof index.search>[1] & { indexUid: string })[] },
      MeiliDocument
    >({
      queries: parts.map(({ params }) => ({ indexUid: INDEX, ...params })),
    })
    const answer = fromParts(parts, results, query)
    return answer.total > 0 && answer.page < query.page ? ask({ ...query, page: answer.page }, text) : answer
  }
  async function write(uid: string, documents: ProductDocument[]) {
    await finish(client.index<MeiliDocument>(uid).addDocuments(documents.map(toMeili)))
  }
  /** What changed while the index was built went into the one that is gone now. @returns how many documents there are */
  async function catchUp(read: ReadAll, written: Map<string, string>): Promise<number> {
    let count = 0
    for await (const documents of read()) {
      const changed = documents.filter(
        (document) => written.get(document.productId) !== JSON.stringify(toMeili(document)),
      )
      if (changed.length > 0) await write(INDEX, changed)
      for (const { productId } of documents) written.delete(productId)
      count += documents.length
    }
    if (written.size > 0) await finish(index.deleteDocuments([...written.keys()]))
    return count
  }
  return {
    copiesStock: true,
    async search(query) {
      if (query.text.trim() && toRuns(query.text).length === 0) return fromParts([], [], query)
      const answer = await ask(query, query.text)
      const read = answer.total === 0 ? asRead(query.text) : null
      return read ? ask(query, read) : answer
    },
    async suggest(text, limit) {
      if (toRuns(text).length === 0) return []
      const params = { limit, distinct: 'familyId', matchingStrategy: 'all' as const, attributesToRetrieve: names }
      const { hits } = await index.search(text, params)
      const read = hits.length === 0 ? asRead(text) : null
      return (read ? (await index.search(read, params)).hits : hits).map(toSuggestion)
    },
    async near(text, limit) {
      const params = { limit, distinct: 'familyId', matchingStrategy: 'last' as const, attributesToRetrieve: names }
      return (await index.search(asRead(text) ?? text, params)).hits.map(toSuggestion)
    },
    async put(documents) {
      await ensure()
      await write(INDEX, documents)
    },
    async remove(productIds) {
      await ensure()
      await finish(index.deleteDocuments(productIds))
    },
    async rebuild(read) {
      await ensure()
      await client.deleteIndexIfExists(ASIDE)
      await make(ASIDE)
      const written = new Map<string, string>()
      for await (const documents of read()) {
        await write(ASIDE, documents)
        for (const document of documents) written.set(document.productId, JSON.stringify(toMeili(document)))
      }
      await finish(client.swapIndexes([{ indexes: [INDEX, ASIDE], rename: false }]))
      await finish(client.deleteIndex(ASIDE))
      return catchUp(read, written)
    },
    async health() {
      await index.getRawInfo()
      return 'ok'
    },
  }
}
