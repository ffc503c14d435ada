import { DomainError } from '#domain/errors.ts'
import type { Deps } from './deps.ts'
import { sessionEvent } from './event-body.ts'
import { type CashierSession, findSession } from './session.ts'
import { writeEvent } from './write-event.ts'

/**
 * The money that a session waits for arrives, or does not, and an event says which. A session that does not wait stays
 * as it is.
 * @throws DomainError NotFound
 */
export async function finishPaying(
  { db, clock, disorder }: Deps,
  sessionId: string,
  outcome: 'succeeded' | 'failed',
): Promise<CashierSession> {
  return db.tx(async (sql) => {
    const session = await findSession(sql, sessionId, true)
    if (!session) throw new DomainError('NotFound')
    if (session.state !== 'processing') return session
    const now = clock.now()
    const finished: CashierSession =
      outcome === 'succeeded'
        ? { ...session, state: 'paid', paidAt: now }
        : { ...session, state: 'failed', failureCode: 'declined' }
    await sql.query('UPDATE cashier_session SET state = $2, paid_at = $3, failure_code = $4 WHERE id = $1', [
      sessionId,
      finished.state,
      finished.paidAt,
      finished.failureCode,
    ])
    const event = sessionEvent(`checkout.session.async_payment_${outcome}`, finished, now)
    await writeEvent(sql, event, { now, disorder })
    return finished
  })
}
