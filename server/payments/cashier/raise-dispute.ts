import { DomainError } from '#domain/errors.ts'
import type { Deps } from './deps.ts'
import { type CashierDispute, disputesOf, withheldFen } from './dispute.ts'
import { disputeEvent } from './event-body.ts'
import { findSession } from './session.ts'
import { newCashierId, writeEvent } from './write-event.ts'

const TIME_TO_ANSWER_MS = 7 * 24 * 3_600_000

export type DisputeInput = {
  /** What the bank asks for; without it, all that was not paid back yet. */
  amountFen?: bigint
  /** The bank only asks, and takes nothing. */
  inquiry?: boolean
}

/**
 * The buyer's bank asks for a paid session's money back, and an event says so. A bank does so once: asked again it answers
 * with the same dispute, except after an inquiry that was closed.
 * @throws DomainError NotFound (not a paid session), InvalidInput (`amountFen` is nothing or more than was paid)
 */
export async function raiseDispute(
  { db, clock, disorder }: Deps,
  sessionId: string,
  { amountFen, inquiry = false }: DisputeInput = {},
): Promise<CashierDispute> {
  return db.tx(async (sql) => {
    const session = await findSession(sql, sessionId, true)
    if (session?.state !== 'paid') throw new DomainError('NotFound')
    const raised = await disputesOf(sql, sessionId)
    const standing = raised.find(({ state }) => state !== 'warning_closed')
    if (standing) return standing
    const asked = amountFen ?? session.amountFen - session.refundedFen - withheldFen(raised)
    if (asked <= 0n || asked > session.amountFen) throw new DomainError('InvalidInput', { field: 'amountFen' })
    const now = clock.now()
    const id = newCashierId('du')
    await sql.query(
      `INSERT INTO cashier_dispute (id, session_id, amount_fen, reason, state, created_at, due_at)
       VALUES ($1, $2, $3, 'product_not_received', $4, $5, $6)`,
      [
        ...[id, sessionId, asked, inquiry ? 'warning_needs_response' : 'needs_response'],
        ...[now, new Date(now.getTime() + TIME_TO_ANSWER_MS)],
      ],
    )
    const dispute = (await disputesOf(sql, sessionId)).find((one) => one.id === id)
    if (!dispute) throw new Error(`cashier dispute ${id} was not stored`)
    await writeEvent(sql, disputeEvent('charge.dispute.created', dispute, now), { now, disorder })
    return dispute
  })
}
