import { randomUUID } from 'node:crypto'
import type { Db } from '#server/db/db.ts'
import { meilisearch } from '#server/search/meilisearch.ts'
import { postgresSearch } from '#server/search/postgres-search.ts'
import type { SearchHost } from '#server/search/search-host.ts'
import { fakeMeilisearch } from '../fakes/meilisearch.ts'

export type SearchSide = { name: string; open(db: Db): Promise<{ host: SearchHost; close(): Promise<void> }> }

const none = async () => undefined

const onFake: SearchSide = {
  name: 'Meilisearch (fake)',
  async open() {
    const key = randomUUID()
    const server = await fakeMeilisearch(key)
    return { host: meilisearch({ url: server.url, key }), close: server.close }
  },
}

/** MEILI_TEST_URL and MEILI_TEST_KEY name a real server whose index of this product may be overwritten. */
const real = process.env.MEILI_TEST_URL
const onReal: SearchSide[] = real
  ? [
      {
        name: 'Meilisearch',
        open: async () => ({ host: meilisearch({ url: real, key: process.env.MEILI_TEST_KEY }), close: none }),
      },
    ]
  : []

/** Every side that search can stand on; each is held to the same contract. */
export const searchSides: readonly SearchSide[] = [
  { name: 'Postgres', open: async (db) => ({ host: postgresSearch(db), close: none }) },
  onFake,
  ...onReal,
]
