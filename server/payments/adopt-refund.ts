import { v7 as newId } from 'uuid'
import { paidStates } from '#domain/order-states.ts'
import { unmatchedReturnedRule, unowedRefundRule } from '#domain/posting-rules.ts'
import type { Sql } from '#server/db/db.ts'
import { post } from '#server/ledger/post.ts'
import { bookReversal, heldByParties } from '#server/linkage/book-reversal.ts'
import { type LockedOrder, lockOrder } from '#server/orders/change-state.ts'
import { insertRefund } from './insert-refund.ts'
import type { RefundReport } from './payment-host.ts'
import { addRefunded, refundRest } from './request-refund.ts'
import type { StoredRefund } from './settle-refund.ts'

type Foreign = { provider: string; report: RefundReport }
type PaymentRow = { id: string; order_id: string | null; amount_fen: bigint; currency: string; sold: boolean }

const reason = 'made in the provider’s own pages'

/**
 * A refund that we did not ask for: somebody made it in the provider's own pages. It settles one of ours of the same
 * amount that still waits or has failed; otherwise it refunds the order, in part or whole, or returns unmatched money.
 * What nothing owed is booked as a loss.
 * @returns the refund to go on with, or what it did: `early` where the payment is not known yet
 */
export async function adoptRefund(sql: Sql, foreign: Foreign, now: Date): Promise<StoredRefund | string> {
  const { provider, report } = foreign
  const payment = await findPayment(sql, foreign)
  if (!payment) return 'early'
  if (report.state === 'failed') return 'ignored'
  const order = payment.order_id ? await lockOrder(sql, payment.order_id) : null
  const id = (await takePlace(sql, payment, foreign, now)) ?? (await decide(sql, payment, order, foreign, now))
  if (!id) return bookLoss(sql, foreign, payment.order_id, now)
  const { order_id: orderId, currency } = payment
  return { id, orderId, amountFen: report.amountFen, currency, state: 'requested', provider }
}

async function findPayment(sql: Sql, { provider, report }: Foreign): Promise<PaymentRow | undefined> {
  const { rows } = await sql.query<PaymentRow>(
    `SELECT p.id, p.order_id, p.amount_fen, p.currency,
            EXISTS (SELECT 1 FROM ledger_entry e WHERE e.cause = 'payment:' || p.id AND e.kind IN ('sale', 'deposit')) AS sold
     FROM payment p WHERE p.provider = $1 AND p.provider_payment_id = $2`,
    [provider, report.paymentId],
  )
  return rows[0]
}

/** One of ours that is not paid: it is this one, or this one takes its place. */
async function takePlace(sql: Sql, payment: PaymentRow, { provider, report }: Foreign, now: Date) {
  const { rows } = await sql.query<{ id: string; state: string }>(
    `SELECT r.id, r.state FROM refund r WHERE r.payment_id = $1 AND r.amount_fen = $2
       AND (r.state = 'requested' AND r.provider_refund_id IS NULL
            OR r.state = 'failed' AND NOT EXISTS (SELECT 1 FROM refund n WHERE n.replaces_id = r.id))
     ORDER BY r.state, r.requested_at LIMIT 1 FOR UPDATE`,
    [payment.id, report.amountFen],
  )
  const waiting = rows[0]
  if (!waiting || waiting.state === 'requested') return waiting?.id
  return insertRefund(sql, { ...described(payment, { provider, report }, now), replacesId: waiting.id })
}

const described = (payment: PaymentRow, { provider, report }: Foreign, at: Date) => ({
  paymentId: payment.id,
  orderId: payment.order_id,
  amountFen: report.amountFen,
  reason,
  requestedBy: `provider:${provider}`,
  at,
  providerRefundId: report.providerRefundId,
})

/** @returns the new refund's id; undefined where nothing owed it */
async function decide(sql: Sql, payment: PaymentRow, order: LockedOrder | null, foreign: Foreign, now: Date) {
  const { provider, report } = foreign
  const { amountFen, providerRefundId } = report
  if (!order) return returnUnmatched(sql, payment, foreign, now)
  if (!payment.sold) return undefined
  const held = await heldByParties(sql, order.id)
  const fits = paidStates.includes(order.state) ? amountFen <= held : order.state === 'reserved' && amountFen === held
  if (!fits) return undefined
  if (amountFen === held)
    return refundRest(sql, order, { reason, actor: `provider:${provider}`, at: now, providerRefundId })
  const id = newId()
  const part = { amountFen, orderLineId: null, units: 0 }
  await bookReversal(sql, { orderId: order.id, cause: `reversal:${id}`, at: now, part })
  await addRefunded(sql, order.id, amountFen)
  return insertRefund(sql, { id, ...described(payment, foreign, now) })
}

async function returnUnmatched(sql: Sql, payment: PaymentRow, foreign: Foreign, now: Date) {
  const { rowCount } = await sql.query('SELECT 1 FROM refund WHERE payment_id = $1', [payment.id])
  if (rowCount !== 0 || payment.amount_fen !== foreign.report.amountFen) return undefined
  await post(sql, {
    id: newId(),
    kind: 'unmatched_returned',
    cause: `unmatched-returned:${payment.id}`,
    orderId: null,
    occurredAt: now,
    postings: unmatchedReturnedRule(payment.amount_fen, payment.currency),
  })
  return insertRefund(sql, described(payment, foreign, now))
}

/** Once it is paid; before, it may still fail. */
async function bookLoss(sql: Sql, { provider, report }: Foreign, orderId: string | null, now: Date): Promise<string> {
  const cause = `unowed-refund:${provider}:${report.providerRefundId}`
  const known = await sql.query('SELECT 1 FROM ledger_entry WHERE cause = $1', [cause])
  if (known.rowCount !== 0 || report.state !== 'succeeded') return 'already_recorded'
  const postings = unowedRefundRule(provider, report.amountFen)
  await post(sql, { id: newId(), kind: 'unowed_refund', cause, orderId, occurredAt: now, postings })
  return 'unowed_refund'
}
