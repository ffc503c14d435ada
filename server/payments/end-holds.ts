import { isDomainError } from '#domain/errors.ts'
import { expireHolds } from '#server/orders/expire-holds.ts'
import { askProvider, type Deps, isWaiting, type WaitingAttempt, waitingColumns } from './ask-provider.ts'

/** How many checkouts are asked about at the same time. */
const AT_ONCE = 8
/** How much longer (ms) goods are kept while money is on its way, and while the provider does not answer. */
const KEPT_FOR_MS = { processing: 60 * 60_000, unanswered: 10 * 60_000 }

type DueAttempt = WaitingAttempt & { holdExpiresAt: Date }

const readDue = `
SELECT ${waitingColumns}, o.hold_expires_at AS "holdExpiresAt"
FROM payment_attempt a JOIN orders o ON o.id = a.order_id
WHERE o.state = 'held' AND o.hold_expires_at <= $1 AND ${isWaiting} ORDER BY o.hold_expires_at, a.id`

/**
 * Ends the holds whose time is over. A hold with an open checkout ends at the provider first: if that says it was paid, it
 * is paid. Goods stay held a little longer while money is on its way or the provider is silent; a payment that still
 * arrives after that is late. Safe to run any number of times, by several processes at once.
 * @returns how many holds ended
 * @throws Error the first that is not an outage, once all other holds were seen to
 */
export async function endHolds(deps: Deps): Promise<number> {
  const at = deps.clock.now()
  const { rows } = await deps.db.pool.query<DueAttempt>(readDue, [at])
  const silent = new Set<string>()
  const kept: string[] = []
  const faults: unknown[] = []
  for (let from = 0; from < rows.length; from += AT_ONCE) {
    const batch = rows.slice(from, from + AT_ONCE)
    const answers = await Promise.all(batch.map((attempt) => endOne(deps, attempt, silent, faults)))
    for (const [index, answer] of answers.entries()) {
      const { orderId, holdExpiresAt } = batch[index] as DueAttempt
      if (answer !== 'ended' && at.getTime() < holdExpiresAt.getTime() + KEPT_FOR_MS[answer]) kept.push(orderId)
    }
  }
  const ended = await expireHolds(deps, { at, except: kept })
  if (faults.length > 0) throw faults[0]
  return ended
}

/** @param silent providers that did not answer in this run: they are not asked again, each would cost its time-out */
async function endOne(deps: Deps, attempt: DueAttempt, silent: Set<string>, faults: unknown[]) {
  if (silent.has(attempt.provider)) return 'unanswered'
  try {
    const state = await askProvider(deps, attempt, { how: 'end', source: 'poll' })
    return state === 'processing' ? 'processing' : 'ended'
  } catch (error) {
    if (isDomainError(error) && error.code === 'PaymentUnavailable') silent.add(attempt.provider)
    else faults.push(error)
    return 'unanswered'
  }
}
