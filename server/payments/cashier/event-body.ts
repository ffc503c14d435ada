import type { CashierDispute } from './dispute.ts'
import { disputeObject, refundObject, seconds, sessionObject } from './objects.ts'
import type { CashierRefund } from './refund.ts'
import type { CashierSession } from './session.ts'
import { newCashierId } from './write-event.ts'

type SessionEventType =
  | 'checkout.session.completed'
  | 'checkout.session.async_payment_succeeded'
  | 'checkout.session.async_payment_failed'
  | 'checkout.session.expired'
type RefundEventType = 'refund.created' | 'refund.updated' | 'refund.failed'
type DisputeEventType = 'charge.dispute.created' | 'charge.dispute.closed'

export type CashierEventType = SessionEventType | RefundEventType | DisputeEventType

/** A new event's id and the exact text that will be sent. `at` is when it happens. */
export type NewEvent = { id: string; sessionId: string; type: CashierEventType; at: Date; body: string }

function envelope(sessionId: string, type: CashierEventType, at: Date, object: object): NewEvent {
  const id = newCashierId('evt')
  const event = { id, object: 'event', type, created: seconds(at), livemode: false, data: { object } }
  return { ...{ id, sessionId, type, at }, body: JSON.stringify(event) }
}

/** What happened to a session, which is told as it is now, in the shape of Stripe's events. */
export const sessionEvent = (type: SessionEventType, session: CashierSession, at: Date): NewEvent =>
  envelope(session.id, type, at, sessionObject(session))

export const refundEvent = (type: RefundEventType, refund: CashierRefund, at: Date): NewEvent =>
  envelope(refund.sessionId, type, at, refundObject(refund))

export const disputeEvent = (type: DisputeEventType, dispute: CashierDispute, at: Date): NewEvent =>
  envelope(dispute.sessionId, type, at, disputeObject(dispute))
