import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Disorder } from './disorder.ts'
import { refundEvent } from './event-body.ts'
import { newCashierId, writeEvent } from './write-event.ts'

export type RefundRequest = { refundId: string; paymentId: string; amountFen: bigint }

/**
 * Pays back, once per refund id, and tells of it by an event.
 * @throws DomainError NotFound (no such payment), RefundTooLarge (more than was paid and not yet returned)
 */
export async function payRefund(
  { db, clock, disorder }: { db: Db; clock: Clock; disorder: Disorder },
  { refundId, paymentId, amountFen }: RefundRequest,
): Promise<void> {
  await db.tx(async (sql) => {
    const { rows } = await sql.query<{ id: string; currency: string; left: bigint }>(
      `SELECT id, currency, amount_fen - refunded_fen AS left FROM cashier_session
       WHERE payment_id = $1 AND state = 'paid' FOR UPDATE`,
      [paymentId],
    )
    const session = rows[0]
    if (!session) throw new DomainError('NotFound')
    const known = await sql.query('SELECT 1 FROM cashier_refund WHERE request_key = $1', [refundId])
    if (known.rowCount !== 0) return
    if (amountFen <= 0n || amountFen > session.left) throw new DomainError('RefundTooLarge')
    const now = clock.now()
    const refund = { id: newCashierId('re'), requestKey: refundId, paymentId, amountFen, currency: session.currency }
    await sql.query(
      'INSERT INTO cashier_refund (id, request_key, session_id, amount_fen, created_at) VALUES ($1, $2, $3, $4, $5)',
      [refund.id, refundId, session.id, amountFen, now],
    )
    await sql.query('UPDATE cashier_session SET refunded_fen = refunded_fen + $2 WHERE id = $1', [
      session.id,
      amountFen,
    ])
    await writeEvent(sql, session.id, refundEvent(newCashierId('evt'), refund, now), { disorder }, now)
  })
}
