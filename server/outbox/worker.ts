import { run, type TaskList, Logger as WorkerLogger } from 'graphile-worker'
import type { Logger } from 'pino'
import type { Deps } from '#server/deps.ts'
import { expireHolds } from '#server/orders/expire-holds.ts'
import type { OutboxTopic, OutboxTopics } from './append.ts'
import { freeAbandoned } from './free-abandoned.ts'

export type OutboxHandlers = { [T in OutboxTopic]: (payload: OutboxTopics[T]) => Promise<void> }

/** Every minute; a hold therefore ends at most a minute late, and a payment within that minute is in time. */
const SCHEDULE = '* * * * * expire_holds'

/** How often (ms) jobs that a killed process left behind are looked for. */
const LOOK_FOR_ABANDONED_MS = 5_000

const toWorkerLogger = (log: Logger) =>
  new WorkerLogger(() => (level, message, meta) => {
    const line = { debug: 'trace', info: 'debug', warning: 'warn', error: 'error' }[level] as 'trace'
    log[line](meta ?? {}, message)
  })

/**
 * Runs what was queued in transactions. Handlers may run twice; a failing job is tried again with growing pauses.
 * @returns how to stop: jobs under way are finished first
 */
export async function startWorker(deps: Deps, handlers: OutboxHandlers): Promise<{ stop(): Promise<void> }> {
  const topics = Object.entries(handlers).map(([topic, handle]) => [
    topic,
    (payload: unknown) => handle(payload as never),
  ])
  const taskList = { ...Object.fromEntries(topics), expire_holds: () => expireHolds(deps) } as TaskList
  const runner = await run({
    connectionString: deps.db.url,
    maxPoolSize: 5,
    concurrency: 5,
    pollInterval: 1_000,
    noHandleSignals: true,
    crontab: SCHEDULE,
    logger: toWorkerLogger(deps.log),
    taskList,
  })
  const looking = setInterval(() => {
    freeAbandoned(deps.db.pool).catch((error: unknown) =>
      deps.log.warn({ err: error }, 'abandoned jobs stay where they are'),
    )
  }, LOOK_FOR_ABANDONED_MS)
  return {
    async stop() {
      clearInterval(looking)
      await runner.stop()
    },
  }
}
