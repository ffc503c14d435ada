import type { Logger } from 'pino'
import type { Db } from '#server/db/db.ts'
import type { Env } from '#server/env.ts'
import { meilisearch } from './meilisearch.ts'
import { postgresSearch } from './postgres-search.ts'
import type { SearchHost } from './search-host.ts'
import { withFallback } from './with-fallback.ts'

/** Meilisearch where MEILI_URL names one, with the database behind it; otherwise the database alone. */
export function chooseSearchHost(env: Pick<Env, 'MEILI_URL' | 'MEILI_KEY'>, db: Db, log: Logger): SearchHost {
  const own = postgresSearch(db)
  return env.MEILI_URL ? withFallback(meilisearch({ url: env.MEILI_URL, key: env.MEILI_KEY }), own, log) : own
}
