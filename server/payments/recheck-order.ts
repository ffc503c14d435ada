import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { askProvider, type Deps, isWaiting, type WaitingAttempt, waitingColumns } from './ask-provider.ts'
import { requireStaffOf } from './staff-scope.ts'

/**
 * Somebody of the staff has the provider asked about an order now, instead of waiting for its notice.
 * @returns how many checkouts were asked about
 * @throws DomainError NotSignedIn, Forbidden, OutOfScope, NotFound, PaymentUnavailable
 */
export async function recheckOrder(deps: Deps, viewer: Viewer | null, orderId: string): Promise<number> {
  await requireStaffOf(deps.db.pool, viewer, knownId(orderId))
  const { rows } = await deps.db.pool.query<WaitingAttempt>(
    `SELECT ${waitingColumns} FROM payment_attempt a WHERE a.order_id = $1 AND ${isWaiting} ORDER BY a.opened_at`,
    [orderId],
  )
  for (const attempt of rows) await askProvider(deps, attempt, { how: 'read', source: 'staff' })
  return rows.length
}
