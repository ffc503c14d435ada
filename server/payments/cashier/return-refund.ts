import { DomainError } from '#domain/errors.ts'
import type { Deps } from './deps.ts'
import { refundEvent } from './event-body.ts'
import { type CashierRefund, findRefunds } from './refund.ts'
import { findSession } from './session.ts'
import { writeEvent } from './write-event.ts'

/** As Stripe names it: the buyer's account is closed. */
const FAILURE = 'expired_or_canceled_card'

/**
 * The buyer's bank sends a refund back: the money is ours to refund again, and an event says so. Once only.
 * @throws DomainError NotFound
 */
export async function returnRefund({ db, clock, disorder }: Deps, refundId: string): Promise<CashierRefund> {
  return db.tx(async (sql) => {
    const [asked] = await findRefunds(sql, 'id', refundId)
    if (!asked) throw new DomainError('NotFound')
    await findSession(sql, asked.sessionId, true)
    const now = clock.now()
    const { rowCount } = await sql.query(
      `UPDATE cashier_refund SET state = 'failed', failure_code = $2, returned_at = $3 WHERE id = $1 AND state <> 'failed'`,
      [refundId, FAILURE, now],
    )
    const [refund] = await findRefunds(sql, 'id', refundId)
    if (!refund) throw new DomainError('NotFound')
    if (rowCount === 0) return refund
    await sql.query('UPDATE cashier_session SET refunded_fen = refunded_fen - $2 WHERE id = $1', [
      refund.sessionId,
      refund.amountFen,
    ])
    await writeEvent(sql, refundEvent('refund.failed', refund, now), { now, disorder })
    return refund
  })
}
