import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Disorder } from './disorder.ts'
import { sessionEvent } from './event-body.ts'
import { type CashierSession, findSession, isPayable, type PayMethod } from './session.ts'
import { newCashierId, writeEvent } from './write-event.ts'

export type Deps = { db: Db; clock: Clock; disorder: Disorder }

export type PayInput = {
  sessionId: string
  method: PayMethod
  /** Further notices of the same payment. */
  copies?: number
  /** Practice: the money arrives only after the session's time is over, however long it has been over. */
  late?: boolean
}

/** Holds are ended once a minute: by then this one certainly is. */
const LATE_BY_MS = 90_000

/**
 * Takes the money and tells of it by an event. Paying twice takes it once; a session that is over stays as it is.
 * @returns the session afterwards: its state says whether the money was taken
 * @throws DomainError NotFound
 */
export async function paySession({ db, clock, disorder }: Deps, input: PayInput): Promise<CashierSession> {
  const { sessionId, method, copies = 0, late = false } = input
  return db.tx(async (sql) => {
    const session = await findSession(sql, sessionId, true)
    if (!session) throw new DomainError('NotFound')
    const now = clock.now()
    if (session.state === 'paid' || !(late || isPayable(session, now))) return session
    const paid: CashierSession = { ...session, state: 'paid', method, paymentId: newCashierId('pi') }
    await sql.query(`UPDATE cashier_session SET state = 'paid', method = $2, payment_id = $3 WHERE id = $1`, [
      sessionId,
      method,
      paid.paymentId,
    ])
    const arrives = late && now < session.expiresAt ? new Date(session.expiresAt.getTime() + LATE_BY_MS) : now
    const event = sessionEvent(newCashierId('evt'), 'checkout.session.completed', paid, arrives)
    await writeEvent(sql, sessionId, event, { disorder, copies }, now)
    return paid
  })
}
