import { randomUUID } from 'node:crypto'
import type { SessionView } from '#server/payments/cashier/read-session.ts'

/** What the page shows of a session. `over`: nobody ended it, its time has passed. */
export function pageOf(session: SessionView, now: Date) {
  const { id, amountFen, description, state, method, failureCode, returnUrl, expiresAt, paidAt, leftFen } = session
  return {
    ...{ id, amountFen, description, method, failureCode, returnUrl, expiresAt, leftFen },
    state: state === 'open' && expiresAt <= now ? ('over' as const) : state,
    /** Money that was sent and comes only then. */
    arrivesAt: paidAt && paidAt > now ? paidAt : null,
    refunds: session.refunds.map((refund) => ({
      ...{ id: refund.id, amountFen: refund.amountFen, state: refund.state, createdAt: refund.createdAt },
    })),
    /** The one that counts: an inquiry that was closed is as if it had not been. */
    dispute: session.disputes.find((dispute) => dispute.state !== 'warning_closed') ?? null,
    /** A new one for every page: the same page sent twice is one refund. */
    refundKey: randomUUID(),
  }
}
