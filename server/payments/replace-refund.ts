import { DomainError } from '#domain/errors.ts'
import { CURRENCY } from '#domain/money.ts'
import { refundByHandRule } from '#domain/posting-rules.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { lockOrder } from '#server/orders/change-state.ts'
import { insertRefund } from './insert-refund.ts'
import { type FailedRefund, replacing, settleOutside } from './settle-outside.ts'
import { endRefunding } from './settle-refund.ts'
import { requireAdmin } from './staff-scope.ts'

type Deps = { db: Db; clock: Clock }
type Failed = FailedRefund & { currency: string; replacement: 'retried' | 'by_hand' | null }

/**
 * An admin has a failed refund tried again at the provider.
 * @throws DomainError NotSignedIn, Forbidden, NotFound, RefundStateConflict (it has not failed)
 */
export async function retryRefund({ db, clock }: Deps, viewer: Viewer | null, refundId: string): Promise<void> {
  const actor = requireAdmin(viewer)
  await db.tx(async (sql) => {
    const failed = await lockFailed(sql, refundId)
    if (failed.replacement) return
    await insertRefund(sql, { ...replacing(failed, actor), at: clock.now() })
  })
}

/**
 * An admin has paid a failed refund from our own bank account.
 * @param evidence what proves it, such as the transfer's number
 * @throws DomainError NotSignedIn, Forbidden, NotFound, InvalidInput {field}, RefundStateConflict (it has not failed, was
 *   replaced otherwise, or is of another currency)
 */
export async function refundByHand(
  { db, clock }: Deps,
  viewer: Viewer | null,
  { refundId, evidence }: { refundId: string; evidence: string },
): Promise<void> {
  const actor = requireAdmin(viewer)
  const proof = evidence.trim()
  if (proof.length === 0) throw new DomainError('InvalidInput', { field: 'evidence' })
  await db.tx(async (sql) => {
    const failed = await lockFailed(sql, refundId)
    if (failed.replacement === 'by_hand') return
    if (failed.replacement || failed.currency !== CURRENCY) throw new DomainError('RefundStateConflict')
    const at = clock.now()
    const { orderId, amountFen } = failed
    const postings = refundByHandRule(amountFen)
    await settleOutside(sql, { replaces: failed, actor, evidence: proof, at, kind: 'refund_by_hand', postings })
    if (orderId) await endRefunding(sql, orderId, actor, at)
  })
}

async function lockFailed(sql: Sql, refundId: string): Promise<Failed> {
  const { rows: orders } = await sql.query<{ order_id: string | null }>('SELECT order_id FROM refund WHERE id = $1', [
    refundId,
  ])
  if (!orders[0]) throw new DomainError('NotFound')
  if (orders[0].order_id) await lockOrder(sql, orders[0].order_id)
  const { rows } = await sql.query<Failed & { state: string }>(
    `SELECT r.id, r.payment_id AS "paymentId", r.order_id AS "orderId", r.amount_fen AS "amountFen", p.currency, r.reason, r.state,
            (SELECT CASE WHEN n.settled_by IS NULL THEN 'retried' ELSE 'by_hand' END FROM refund n WHERE n.replaces_id = r.id) AS replacement
     FROM refund r JOIN payment p ON p.id = r.payment_id WHERE r.id = $1 FOR UPDATE OF r`,
    [refundId],
  )
  const row = rows[0]
  if (row?.state !== 'failed') throw new DomainError('RefundStateConflict')
  return row
}
