import type { Sql } from '#server/db/db.ts'
import { type CashierDispute, disputesOf, withheldFen } from './dispute.ts'
import { type CashierRefund, findRefunds } from './refund.ts'
import { type CashierSession, findSession } from './session.ts'

/** A session with what happened to its money since. `leftFen`: what neither went back nor is kept by a dispute. */
export type SessionView = CashierSession & { refunds: CashierRefund[]; disputes: CashierDispute[]; leftFen: bigint }

export async function readSession(sql: Sql, sessionId: string): Promise<SessionView | null> {
  const session = await findSession(sql, sessionId)
  if (!session) return null
  const refunds = await findRefunds(sql, 'session_id', sessionId)
  const disputes = await disputesOf(sql, sessionId)
  return { ...session, refunds, disputes, leftFen: session.amountFen - session.refundedFen - withheldFen(disputes) }
}
