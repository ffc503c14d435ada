import { closeDispute } from './close-dispute.ts'
import { closeSession } from './close-session.ts'
import type { Deps } from './deps.ts'
import { inOrder } from './disorder.ts'
import { finishPaying } from './finish-paying.ts'
import { type PayInput, paySession } from './pay-session.ts'
import { type DisputeInput, raiseDispute } from './raise-dispute.ts'
import { readSession } from './read-session.ts'
import { type RefundByHand, refundByHand } from './refund-by-hand.ts'
import { returnRefund } from './return-refund.ts'
import type { FailureCode, PayMethod } from './session.ts'
import { settleRefunds } from './settle-refunds.ts'
import { startPaying } from './start-paying.ts'

/** What people do at the cashier, its bank and the buyers' banks. Every one of them may be done twice. */
export const cashierVerbs = ({ db, clock, disorder = inOrder }: Omit<Deps, 'disorder'> & Partial<Deps>) => {
  const deps = { db, clock, disorder }
  return {
    readSession: (sessionId: string) => readSession(db.pool, sessionId),
    pay: (input: PayInput) => paySession(deps, input),
    startPaying: (input: { sessionId: string; method: PayMethod }) => startPaying(deps, input),
    finishPaying: (sessionId: string, outcome: 'succeeded' | 'failed') => finishPaying(deps, sessionId, outcome),
    fail: (sessionId: string, failureCode: FailureCode) =>
      closeSession(deps, sessionId, { state: 'failed', failureCode }),
    leave: (sessionId: string) => closeSession(deps, sessionId, { state: 'expired' }),
    refundByHand: (input: RefundByHand) => refundByHand(deps, input),
    returnRefund: (refundId: string) => returnRefund(deps, refundId),
    settleRefunds: () => settleRefunds(deps),
    raiseDispute: (sessionId: string, input?: DisputeInput) => raiseDispute(deps, sessionId, input),
    closeDispute: (disputeId: string, outcome: 'won' | 'lost') => closeDispute(deps, disputeId, outcome),
  }
}

export type CashierVerbs = ReturnType<typeof cashierVerbs>
