import { DomainError } from '#domain/errors.ts'
import type { Deps } from './deps.ts'
import { sessionEvent } from './event-body.ts'
import { type CashierSession, findSession, isPayable, type PayMethod } from './session.ts'
import { newCashierId, writeEvent } from './write-event.ts'

/**
 * The buyer has confirmed and the money comes later: the session is complete but not paid, and an event says so. One
 * that is over, paid or waiting already stays as it is.
 * @throws DomainError NotFound
 */
export async function startPaying(
  { db, clock, disorder }: Deps,
  { sessionId, method }: { sessionId: string; method: PayMethod },
): Promise<CashierSession> {
  return db.tx(async (sql) => {
    const session = await findSession(sql, sessionId, true)
    if (!session) throw new DomainError('NotFound')
    const now = clock.now()
    if (!isPayable(session, now)) return session
    const waiting: CashierSession = { ...session, state: 'processing', method, paymentId: newCashierId('pi') }
    await sql.query(`UPDATE cashier_session SET state = 'processing', method = $2, payment_id = $3 WHERE id = $1`, [
      sessionId,
      method,
      waiting.paymentId,
    ])
    await writeEvent(sql, sessionEvent('checkout.session.completed', waiting, now), { now, disorder })
    return waiting
  })
}
