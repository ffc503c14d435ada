import { v7 as newId } from 'uuid'
import { refundPaidRule } from '#domain/posting-rules.ts'
import type { Sql } from '#server/db/db.ts'
import { post } from '#server/ledger/post.ts'
import { changeState, lockOrder } from '#server/orders/change-state.ts'
import { append } from '#server/outbox/append.ts'

type RefundRow = { id: string; order_id: string | null; amount_fen: bigint; state: string; provider: string }

const readRefund = `
SELECT r.id, r.order_id, r.amount_fen, r.state, p.provider FROM refund r JOIN payment p ON p.id = r.payment_id
WHERE r.id = $1 AND p.provider = $2`

/**
 * The provider has paid a refund: books it and ends the order's refunding. A second report changes nothing.
 * @returns what happened, for the event's record
 */
export async function settleRefund(
  sql: Sql,
  report: { provider: string; refundId: string; providerRefundId: string },
  now: Date,
): Promise<'refunded' | 'already_recorded' | 'unknown_refund'> {
  const { rows } = await sql.query<RefundRow>(readRefund, [report.refundId, report.provider])
  const found = rows[0]
  if (!found) return 'unknown_refund'
  // Order first, then refund: the lock order of every path.
  const order = found.order_id ? await lockOrder(sql, found.order_id) : null
  const { rowCount } = await sql.query(
    `UPDATE refund SET state = 'succeeded', settled_at = $2, provider_refund_id = $3 WHERE id = $1 AND state <> 'succeeded'`,
    [found.id, now, report.providerRefundId],
  )
  if (rowCount === 0) return 'already_recorded'
  await post(sql, {
    id: newId(),
    kind: 'refund_paid',
    cause: `refund:${found.id}`,
    orderId: found.order_id,
    occurredAt: now,
    postings: refundPaidRule(found.provider, found.amount_fen),
  })
  if (order?.state === 'refunding') {
    const actor = `provider:${report.provider}`
    await changeState(sql, {
      orderId: order.id,
      from: 'refunding',
      to: 'refunded',
      at: now,
      actor,
      reason: 'refund paid',
    })
    await append(sql, 'order.refunded', { orderId: order.id })
  }
  return 'refunded'
}

/** The provider could not pay a refund. It stays owed (refunds:payable) and is shown as failed until a person acts. */
export async function failRefund(sql: Sql, report: { provider: string; refundId: string }): Promise<'refund_failed'> {
  await sql.query(
    `UPDATE refund r SET state = 'failed' FROM payment p
     WHERE r.id = $1 AND p.id = r.payment_id AND p.provider = $2 AND r.state = 'requested'`,
    [report.refundId, report.provider],
  )
  return 'refund_failed'
}
