import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { closeSession } from './close-session.ts'
import { type Disorder, inOrder } from './disorder.ts'
import { type PayInput, paySession } from './pay-session.ts'
import { type FailureCode, findSession } from './session.ts'

/** What the cashier's own page can do. */
export const cashierVerbs = ({ db, clock, disorder = inOrder }: { db: Db; clock: Clock; disorder?: Disorder }) => {
  const deps = { db, clock, disorder }
  return {
    readSession: (sessionId: string) => findSession(db.pool, sessionId),
    pay: (input: PayInput) => paySession(deps, input),
    fail: (sessionId: string, failureCode: FailureCode) =>
      closeSession(deps, sessionId, { state: 'failed', failureCode }),
    leave: (sessionId: string) => closeSession(deps, sessionId, { state: 'expired' }),
  }
}
