import { isDomainError } from '#domain/errors.ts'
import { lockOrder } from '#server/orders/change-state.ts'
import { requireUndisputed } from '#server/orders/require-undisputed.ts'
import { askProvider, type Deps, isWaiting, type WaitingAttempt, waitingColumns } from './ask-provider.ts'
import { refundRest } from './request-refund.ts'

/** Orders per run; the rest follow in the next minute. */
const AT_MOST = 200
/** How much longer (ms) an order waits for money that is on its way, or for a provider that is silent. */
const PATIENCE_MS = 60 * 60_000

type DueOrder = { id: string; balanceDueAt: Date }

/** Disputed ones come last: a bank decides about them first, and they must not keep others waiting. */
const readDue = `
SELECT o.id, o.balance_due_at AS "balanceDueAt" FROM orders o WHERE o.state = 'reserved' AND o.balance_due_at <= $1
ORDER BY EXISTS (SELECT 1 FROM dispute d WHERE d.order_id = o.id AND d.state = 'open'), o.balance_due_at LIMIT $2`

/**
 * Ends reservations whose balance was not paid in time: the deposit goes back whole and the goods are free again. A checkout
 * that is still open ends at the provider first; if that says it was paid, it is paid. Safe to run any number of times, by
 * several processes at once.
 * @throws Error the first that is not an outage, once all others were seen to
 */
export async function endReservations(deps: Deps): Promise<void> {
  const now = deps.clock.now()
  const { rows } = await deps.db.pool.query<DueOrder>(readDue, [now, AT_MOST])
  const faults: unknown[] = []
  for (const order of rows) await endOne(deps, order, now).catch((error: unknown) => faults.push(error))
  if (faults.length > 0) throw faults[0]
}

async function endOne(deps: Deps, { id, balanceDueAt }: DueOrder, now: Date): Promise<void> {
  const asked = await endBalance(deps, id)
  if (asked === 'unsure' && now.getTime() < balanceDueAt.getTime() + PATIENCE_MS) return
  await deps.db
    .tx(async (sql) => {
      const order = await lockOrder(sql, id)
      if (order?.state !== 'reserved') return
      await requireUndisputed(sql, id)
      await refundRest(sql, order, { reason: 'balance not paid in time', actor: 'clock', at: now })
    })
    .catch((error: unknown) => {
      // A bank decides about the deposit first.
      if (!isDomainError(error) || error.code !== 'OrderDisputed') throw error
    })
}

/** @returns `unsure` while money is on its way or the provider does not answer */
async function endBalance(deps: Deps, orderId: string): Promise<'ended' | 'unsure'> {
  const { rows } = await deps.db.pool.query<WaitingAttempt>(
    `SELECT ${waitingColumns} FROM payment_attempt a WHERE a.order_id = $1 AND ${isWaiting} ORDER BY a.opened_at`,
    [orderId],
  )
  try {
    for (const attempt of rows)
      if ((await askProvider(deps, attempt, { how: 'end', source: 'poll' })) === 'processing') return 'unsure'
    return 'ended'
  } catch (error) {
    if (isDomainError(error) && error.code === 'PaymentUnavailable') return 'unsure'
    throw error
  }
}
