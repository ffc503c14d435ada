import { isDomainError } from '#domain/errors.ts'
import { askProvider, type Deps, isWaiting, type WaitingAttempt, waitingColumns } from './ask-provider.ts'
import { executeRefund } from './execute-refund.ts'
import { askForRefund } from './insert-refund.ts'

/** Questions per run and kind: what is left is asked in the next minute. */
const AT_MOST = 100

/** Two minutes after the last we heard, then at pauses that grow with the checkout's age, up to an hour. */
const quietCheckouts = `
SELECT ${waitingColumns}, (o.state = 'held' OR o.state = 'reserved' AND a.part = 'balance') AS wanted FROM payment_attempt a JOIN orders o ON o.id = a.order_id
WHERE ${isWaiting} AND coalesce(a.checked_at, a.opened_at) <=
  $1::timestamptz - least(interval '1 hour', greatest(interval '2 minutes', ($1::timestamptz - a.opened_at) / 4))
ORDER BY coalesce(a.checked_at, a.opened_at), a.id LIMIT ${AT_MOST}`

/** Under way at the provider: every ten minutes. Not taken there although asked for: their jobs are queued again hourly. */
const quietRefunds = `
SELECT id, provider_refund_id IS NOT NULL AS known FROM refund
WHERE state = 'requested' AND coalesce(checked_at, requested_at) <=
  $1::timestamptz - CASE WHEN provider_refund_id IS NULL THEN interval '1 hour' ELSE interval '10 minutes' END
ORDER BY coalesce(checked_at, requested_at), id LIMIT ${AT_MOST}`

/**
 * Asks about every checkout and refund of which no notice has come for a while, so that a lost notice delays things and
 * loses nothing. Checkouts that nobody wants any more are ended. Safe to run any number of times.
 * @throws Error the first that is not an outage, once everything else was asked
 */
export async function pollPayments(deps: Deps): Promise<void> {
  const now = deps.clock.now()
  const questions: (() => Promise<unknown>)[] = []
  const checkouts = await deps.db.pool.query<WaitingAttempt & { wanted: boolean }>(quietCheckouts, [now])
  for (const { wanted, ...attempt } of checkouts.rows)
    questions.push(() => askProvider(deps, attempt, { how: wanted ? 'read' : 'end', source: 'poll' }))
  const refunds = await deps.db.pool.query<{ id: string; known: boolean }>(quietRefunds, [now])
  for (const { id, known } of refunds.rows)
    questions.push(() => (known ? executeRefund(deps, id) : askForRefund(deps.db.pool, id)))

  const faults: unknown[] = []
  for (const ask of questions) {
    try {
      await ask()
    } catch (error) {
      if (isDomainError(error) && error.code === 'PaymentUnavailable') break
      faults.push(error)
    }
  }
  if (faults.length > 0) throw faults[0]
}
