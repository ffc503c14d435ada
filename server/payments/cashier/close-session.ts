import { DomainError } from '#domain/errors.ts'
import { sessionEvent } from './event-body.ts'
import type { Deps } from './pay-session.ts'
import { type CashierSession, type FailureCode, findSession } from './session.ts'
import { newCashierId, writeEvent } from './write-event.ts'

/** How a session ends without money: the payment failed for a reason, or the buyer left. */
export type Ending = { state: 'failed'; failureCode: FailureCode } | { state: 'expired' }

/**
 * Ends an open session without payment and tells of it by an event. One that is over already stays as it is.
 * @throws DomainError NotFound
 */
export async function closeSession(
  { db, clock, disorder }: Deps,
  sessionId: string,
  ending: Ending,
): Promise<CashierSession> {
  return db.tx(async (sql) => {
    const session = await findSession(sql, sessionId, true)
    if (!session) throw new DomainError('NotFound')
    if (session.state !== 'open') return session
    await sql.query('UPDATE cashier_session SET state = $2 WHERE id = $1', [sessionId, ending.state])
    const now = clock.now()
    const id = newCashierId('evt')
    const event =
      ending.state === 'failed'
        ? sessionEvent(id, 'checkout.session.async_payment_failed', session, now, ending.failureCode)
        : sessionEvent(id, 'checkout.session.expired', session, now)
    await writeEvent(sql, sessionId, event, { disorder }, now)
    return { ...session, state: ending.state }
  })
}
