import { DomainError } from '#domain/errors.ts'
import type { Deps } from './deps.ts'
import { sessionEvent } from './event-body.ts'
import { type CashierSession, type FailureCode, findSession } from './session.ts'
import { writeEvent } from './write-event.ts'

/** How a session ends without money: the payment failed for a reason, or the buyer left or the time is over. */
export type Ending = { state: 'failed'; failureCode: FailureCode } | { state: 'expired' }

/**
 * Ends an open session without payment and tells of it by an event. One that is over already, or waits for its money,
 * stays as it is.
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
    const closed: CashierSession = { ...session, ...ending }
    await sql.query('UPDATE cashier_session SET state = $2, failure_code = $3 WHERE id = $1', [
      sessionId,
      closed.state,
      closed.failureCode,
    ])
    const now = clock.now()
    const type = ending.state === 'failed' ? 'checkout.session.async_payment_failed' : 'checkout.session.expired'
    await writeEvent(sql, sessionEvent(type, closed, now), { now, disorder })
    return closed
  })
}
