import { v7 as newId } from 'uuid'
import { refundPaidRule, refundReturnedRule } from '#domain/posting-rules.ts'
import type { Sql } from '#server/db/db.ts'
import { post } from '#server/ledger/post.ts'
import { changeState, lockOrder } from '#server/orders/change-state.ts'
import { append } from '#server/outbox/append.ts'

export type StoredRefund = {
  id: string
  orderId: string | null
  amountFen: bigint
  currency: string
  state: 'requested' | 'succeeded' | 'failed'
  provider: string
}

/** The provider has paid a refund: books it and ends the order's refunding. A second report changes nothing. */
export async function settleRefund(
  sql: Sql,
  refund: StoredRefund,
  now: Date,
): Promise<'refunded' | 'already_recorded'> {
  const { id, orderId, provider, amountFen, currency } = refund
  // Order first, then refund: the lock order of every path.
  if (orderId) await lockOrder(sql, orderId)
  const { rowCount } = await sql.query(
    `UPDATE refund SET state = 'succeeded', settled_at = $2 WHERE id = $1 AND state = 'requested'`,
    [id, now],
  )
  if (rowCount === 0) return 'already_recorded'
  await post(sql, {
    id: newId(),
    kind: 'refund_paid',
    cause: `refund:${id}`,
    orderId,
    occurredAt: now,
    postings: refundPaidRule(provider, amountFen, currency),
  })
  if (orderId) await endRefunding(sql, orderId, `provider:${provider}`, now)
  return 'refunded'
}

/** An order is refunded once none of its refunds is owed any more: all are paid, or another one took their place. */
export async function endRefunding(sql: Sql, orderId: string, actor: string, at: Date): Promise<void> {
  const order = await lockOrder(sql, orderId)
  if (order?.state !== 'refunding') return
  const { rowCount } = await sql.query(
    `SELECT 1 FROM refund r WHERE r.order_id = $1 AND r.state <> 'succeeded'
       AND NOT EXISTS (SELECT 1 FROM refund n WHERE n.replaces_id = r.id)`,
    [orderId],
  )
  if (rowCount !== 0) return
  await changeState(sql, { orderId, from: 'refunding', to: 'refunded', at, actor, reason: 'refund paid' })
  await append(sql, 'order.refunded', { orderId })
}

/** The provider could not pay a refund. It stays owed (refunds:payable) and is shown as failed until a person acts. */
export async function failRefund(
  sql: Sql,
  refundId: string,
  failureCode: string,
): Promise<'refund_failed' | 'already_recorded'> {
  const { rowCount } = await sql.query(
    `UPDATE refund SET state = 'failed', failure_code = $2 WHERE id = $1 AND state = 'requested'`,
    [refundId, failureCode],
  )
  return rowCount === 1 ? 'refund_failed' : 'already_recorded'
}

/** The buyer's bank sent a paid refund back: it is owed again, and the order that it had ended is not refunded after all. */
export async function returnRefund(
  sql: Sql,
  refund: StoredRefund,
  failureCode: string,
  now: Date,
): Promise<'refund_returned' | 'already_recorded'> {
  const { id, orderId, provider, amountFen, currency } = refund
  const order = orderId ? await lockOrder(sql, orderId) : null
  const { rowCount } = await sql.query(
    `UPDATE refund SET state = 'failed', failure_code = $2 WHERE id = $1 AND state = 'succeeded'`,
    [id, failureCode],
  )
  if (rowCount === 0) return 'already_recorded'
  await post(sql, {
    id: newId(),
    kind: 'refund_returned',
    cause: `refund-returned:${id}`,
    orderId,
    occurredAt: now,
    postings: refundReturnedRule(provider, amountFen, currency),
  })
  if (order?.state === 'refunded') {
    const reason = 'the bank sent the refund back'
    const actor = `provider:${provider}`
    await changeState(sql, { orderId: order.id, from: 'refunded', to: 'refunding', at: now, actor, reason })
  }
  return 'refund_returned'
}
