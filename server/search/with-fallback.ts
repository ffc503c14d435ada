import type { Logger } from 'pino'
import type { SearchHealth, SearchHost } from './search-host.ts'

/** How long (ms) a host that failed is left alone before it is asked again. */
const PAUSE_MS = 5_000

/**
 * Asks `host`, and `spare` while the host does not answer. Both are kept up to date: the spare first, so that it is never
 * behind. The log has one line for each change. A write that the host misses fails, and is tried again by its job.
 */
export function withFallback(
  host: SearchHost,
  spare: SearchHost,
  log: Pick<Logger, 'warn' | 'info'>,
  { pauseMs = PAUSE_MS }: { pauseMs?: number } = {},
): SearchHost {
  let health: SearchHealth = 'ok'
  let askAgainAt = 0

  function turn(to: SearchHealth, error?: unknown) {
    if (to === 'fallback') askAgainAt = performance.now() + pauseMs
    if (health === to) return
    health = to
    if (to === 'fallback') log.warn({ err: error }, 'search host does not answer: searching in the database')
    else log.info('search host answers again')
  }
  async function ask<T>(question: (one: SearchHost) => Promise<T>): Promise<T> {
    if (health === 'fallback' && performance.now() < askAgainAt) return question(spare)
    try {
      const answer = await question(host)
      turn('ok')
      return answer
    } catch (error) {
      turn('fallback', error)
      return question(spare)
    }
  }
  return {
    copiesStock: host.copiesStock,
    search: (query) => ask((one) => one.search(query)),
    suggest: (text, limit) => ask((one) => one.suggest(text, limit)),
    near: (text, limit) => spare.near(text, limit),
    async put(documents) {
      await spare.put(documents)
      await host.put(documents)
    },
    async remove(productIds) {
      await spare.remove(productIds)
      await host.remove(productIds)
    },
    async rebuild(read) {
      await spare.rebuild(read)
      return host.rebuild(read)
    },
    async health() {
      if (health === 'ok' || performance.now() >= askAgainAt)
        await host.health().then(
          (now) => turn(now),
          (error: unknown) => turn('fallback', error),
        )
      return health
    },
  }
}
