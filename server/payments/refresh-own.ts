import { setTimeout as sleep } from 'node:timers/promises'
import { isDomainError } from '#domain/errors.ts'
import { type Buyer, buyerParams, ownedBy } from '#server/orders/buyer.ts'
import { askProvider, type Deps, isWaiting, type WaitingAttempt, waitingColumns } from './ask-provider.ts'

/** How long (ms) a page waits for the provider before it says "processing". */
const PATIENCE_MS = 3_000
/** A checkout is asked about at most this often (s) by pages. */
const PAUSE_S = 2

/**
 * The buyer comes back from the checkout: asks the provider what became of it, so that the page can say so at once.
 * Whatever the provider does not answer in three seconds arrives as a notice or is asked again later.
 */
export async function refreshOwn(deps: Deps, buyer: Buyer, orderId: string): Promise<void> {
  const { rows } = await deps.db.pool.query<WaitingAttempt>(
    `SELECT ${waitingColumns} FROM payment_attempt a JOIN orders o ON o.id = a.order_id
     WHERE a.order_id = $1 AND ${ownedBy(2)} AND ${isWaiting}
       AND (a.checked_at IS NULL OR a.checked_at <= $4::timestamptz - make_interval(secs => ${PAUSE_S}))
     ORDER BY a.opened_at DESC LIMIT 1`,
    [orderId, ...buyerParams(buyer), deps.clock.now()],
  )
  const attempt = rows[0]
  if (!attempt) return
  const asked = askProvider(deps, attempt, { how: 'read', source: 'web_return' }).catch((error: unknown) => {
    if (!isDomainError(error) || error.code !== 'PaymentUnavailable') throw error
  })
  await Promise.race([asked, sleep(PATIENCE_MS)])
}
