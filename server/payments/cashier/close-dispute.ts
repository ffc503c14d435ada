import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import type { Deps } from './deps.ts'
import { type CashierDispute, disputesOf, isOpen } from './dispute.ts'
import { disputeEvent } from './event-body.ts'
import { findSession } from './session.ts'
import { writeEvent } from './write-event.ts'

async function findDispute(sql: Sql, id: string): Promise<CashierDispute> {
  const { rows } = await sql.query<{ session_id: string }>('SELECT session_id FROM cashier_dispute WHERE id = $1', [id])
  const sessionId = rows[0]?.session_id
  if (!sessionId) throw new DomainError('NotFound')
  await findSession(sql, sessionId, true)
  const dispute = (await disputesOf(sql, sessionId)).find((one) => one.id === id)
  if (!dispute) throw new DomainError('NotFound')
  return dispute
}

/**
 * Decides a dispute for us (`won`) or for the buyer (`lost`), once, and tells of it by an event. An inquiry that goes for
 * us is only closed; one that goes for the buyer takes the money now, and counts as a dispute of this moment.
 * @throws DomainError NotFound
 */
export async function closeDispute(
  { db, clock, disorder }: Deps,
  disputeId: string,
  outcome: 'won' | 'lost',
): Promise<CashierDispute> {
  return db.tx(async (sql) => {
    const dispute = await findDispute(sql, disputeId)
    if (!isOpen(dispute)) return dispute
    const now = clock.now()
    const inquiry = dispute.state === 'warning_needs_response'
    const closed: CashierDispute = {
      ...dispute,
      state: inquiry && outcome === 'won' ? 'warning_closed' : outcome,
      createdAt: inquiry && outcome === 'lost' ? now : dispute.createdAt,
      closedAt: now,
    }
    await sql.query('UPDATE cashier_dispute SET state = $2, created_at = $3, closed_at = $4 WHERE id = $1', [
      disputeId,
      closed.state,
      closed.createdAt,
      now,
    ])
    await writeEvent(sql, disputeEvent('charge.dispute.closed', closed, now), { now, disorder })
    return closed
  })
}
