import { isDomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { applyCheckout } from './apply-checkout.ts'
import type { PaymentSource } from './complete-payment.ts'
import { type CheckoutReport, hostNamed, type PaymentHosts } from './payment-host.ts'

export type Deps = { db: Db; clock: Clock; payments: PaymentHosts }

export type WaitingAttempt = { id: string; orderId: string; provider: string; sessionId: string }

/** SQL columns and condition of attempts whose end we do not know, `a` being `payment_attempt`. */
export const waitingColumns = `a.id, a.order_id AS "orderId", a.provider, a.provider_session_id AS "sessionId"`
export const isWaiting = `a.state IN ('opened', 'processing') AND a.provider_session_id IS NOT NULL`

/**
 * Asks a provider what became of a checkout and applies the answer. A checkout that the provider does not know is over.
 * @param how `end` also ends it where it is still open
 * @returns the checkout's state
 * @throws DomainError PaymentUnavailable; Error where the shop is not connected to the provider any more
 */
export async function askProvider(
  { db, clock, payments }: Deps,
  attempt: WaitingAttempt,
  { how, source }: { how: 'read' | 'end'; source: PaymentSource },
): Promise<CheckoutReport['state']> {
  const { id, provider, sessionId } = attempt
  const host = hostNamed(payments, provider)
  if (!host) throw new Error(`checkout ${id} is of provider ${provider}, which the shop is not connected to`)
  await db.pool.query('UPDATE payment_attempt SET checked_at = $2 WHERE id = $1', [id, clock.now()])
  const asked = how === 'end' ? host.endCheckout(sessionId) : host.readCheckout(sessionId)
  const report = await asked.catch((error: unknown): CheckoutReport => {
    if (isDomainError(error) && error.code === 'NotFound') return { state: 'expired' }
    throw error
  })
  await db.tx((sql) => applyCheckout(sql, { provider, sessionId, attemptId: id, report, source }, clock.now()))
  return report.state
}
