import { DomainError } from '#domain/errors.ts'
import type { Deps } from './deps.ts'
import { sessionEvent } from './event-body.ts'
import { type CashierSession, findSession, isPayable, type PayMethod } from './session.ts'
import { newCashierId, writeEvent } from './write-event.ts'

export type PayInput = {
  sessionId: string
  method: PayMethod
  /** Further notices of the same payment. */
  copies?: number
  /** Practice: the money arrives only after the session's time is over; where the session is over already, now. */
  late?: boolean
}

/** Holds are ended once a minute: by then this one certainly is. */
const LATE_BY_MS = 90_000

/**
 * Takes the money and tells of it by an event. Paying twice takes it once; a session that is over, or waits for its
 * money already, stays as it is.
 * @returns the session afterwards: its state says whether the money was taken
 * @throws DomainError NotFound
 */
export async function paySession({ db, clock, disorder }: Deps, input: PayInput): Promise<CashierSession> {
  const { sessionId, method, copies = 0, late = false } = input
  return db.tx(async (sql) => {
    const session = await findSession(sql, sessionId, true)
    if (!session) throw new DomainError('NotFound')
    const now = clock.now()
    const taken = session.state === 'paid' || session.state === 'processing'
    if (taken || !(late || isPayable(session, now))) return session
    const paidAt = late && isPayable(session, now) ? new Date(session.expiresAt.getTime() + LATE_BY_MS) : now
    const paymentId = session.paymentId ?? newCashierId('pi')
    const paid: CashierSession = { ...session, state: 'paid', method, paymentId, paidAt, failureCode: null }
    await sql.query(
      `UPDATE cashier_session SET state = 'paid', method = $2, payment_id = $3, paid_at = $4, failure_code = NULL
       WHERE id = $1`,
      [sessionId, method, paymentId, paidAt],
    )
    await writeEvent(sql, sessionEvent('checkout.session.completed', paid, paidAt), { now, disorder, copies })
    return paid
  })
}
