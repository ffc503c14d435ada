import { run, type TaskList, Logger as WorkerLogger } from 'graphile-worker'
import type { Logger } from 'pino'
import { forgetCarts } from '#server/cart/forget-carts.ts'
import { lapseReturns } from '#server/claims/follow-claim.ts'
import type { Deps } from '#server/deps.ts'
import { forgetExports } from '#server/exports/forget-exports.ts'
import { keepAccessLogHead } from '#server/households/verify-access-log.ts'
import { checkBooksNightly } from '#server/ledger/check-books.ts'
import { closeDays } from '#server/ledger/close-days.ts'
import { sealLedger } from '#server/ledger/seal/seal-ledger.ts'
import { confirmOrders } from '#server/linkage/confirm-orders.ts'
import { completeDelivered } from '#server/parcels/complete-delivered.ts'
import { deliverSilent } from '#server/parcels/deliver-silent.ts'
import { tellLate } from '#server/parcels/tell-late.ts'
import { endHolds } from '#server/payments/end-holds.ts'
import { endReservations } from '#server/payments/end-reservations.ts'
import { pollPayments } from '#server/payments/poll-payments.ts'
import { reconcileAll } from '#server/payments/reconciliation/reconcile-all.ts'
import { removeOldRecordings } from '#server/recordings/remove-old.ts'
import { tellSoon } from '#server/reminders/tell-soon.ts'
import { openFollowUps } from '#server/reports/open-follow-ups.ts'
import { sumDays } from '#server/reports/sum-days.ts'
import { indexStale } from '#server/search/index-stale.ts'
import type { OutboxTopic, OutboxTopics } from './append.ts'
import { freeAbandoned } from './free-abandoned.ts'

export type OutboxHandlers = { [T in OutboxTopic]: (payload: OutboxTopics[T]) => Promise<void> }

/**
 * Holds every minute: one ends at most a minute late, and a payment within that minute is in time. Providers' books daily
 * at 03:30 in Asia/Shanghai (the schedule is in UTC), the day before closes at 02:10; a run that was missed while nothing ran is made up for.
 */
const SCHEDULE = `
* * * * * end_holds
* * * * * end_reservations
* * * * * poll_payments
* * * * * tell_soon
* * * * * index_stale
* * * * * sum_days
* * * * * seal_ledger
12 * * * * lapse_returns ?fill=2h
7 * * * * deliver_silent ?fill=2h
17 * * * * complete_delivered ?fill=2h
*/10 * * * * confirm_orders ?fill=1h
0 1 * * * tell_late ?fill=1d
41 * * * * keep_access_log ?fill=2h
10 18 * * * close_days ?fill=1d
50 18 * * * check_books ?fill=1d
30 19 * * * reconcile_providers ?fill=1d
10 20 * * * forget_carts
25 * * * * forget_exports
20 20 * * * open_follow_ups ?fill=1d
40 20 * * * remove_recordings ?fill=1d`

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
  const taskList = {
    ...Object.fromEntries(topics),
    end_holds: () => endHolds(deps),
    end_reservations: () => endReservations(deps),
    poll_payments: () => pollPayments(deps),
    tell_soon: () => tellSoon(deps),
    lapse_returns: () => lapseReturns(deps),
    index_stale: () => indexStale(deps),
    sum_days: () => sumDays(deps),
    deliver_silent: () => deliverSilent(deps, deps.env.DELIVERED_AFTER_DAYS),
    complete_delivered: () => completeDelivered(deps, deps.env.COMPLETE_AFTER_DAYS),
    confirm_orders: () => confirmOrders(deps),
    seal_ledger: () => sealLedger(deps, 'minute'),
    close_days: () => closeDays(deps),
    check_books: () => checkBooksNightly(deps),
    tell_late: () => tellLate(deps),
    keep_access_log: () => keepAccessLogHead(deps),
    remove_recordings: () => removeOldRecordings(deps),
    forget_carts: () => forgetCarts(deps),
    forget_exports: () => forgetExports(deps),
    open_follow_ups: () => openFollowUps(deps),
    reconcile_providers: () => reconcileAll(deps, 'clock'),
  } as TaskList
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
