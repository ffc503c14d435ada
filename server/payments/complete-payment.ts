import { v7 as newId } from 'uuid'
import { depositRule, returnableRule, unmatchedRule } from '#domain/posting-rules.ts'
import type { Sql } from '#server/db/db.ts'
import { post } from '#server/ledger/post.ts'
import { bookSale } from '#server/linkage/book-sale.ts'
import { lockOrder } from '#server/orders/change-state.ts'
import { makeParcels } from '#server/orders/make-parcels.ts'
import { markPaid, type PaymentPart } from '#server/orders/mark-paid.ts'
import { append } from '#server/outbox/append.ts'
import { applyEarly } from './apply-early.ts'
import { insertRefund } from './insert-refund.ts'
import { lockReference } from './lock-reference.ts'
import type { TakenMoney } from './payment-host.ts'

/** How we learned of a payment first. */
export type PaymentSource = 'webhook' | 'web_return' | 'poll' | 'staff'

export type ReportedPayment = TakenMoney & {
  provider: string
  sessionId: string
  attemptId: string | null
  source: PaymentSource
}

export type CompletionOutcome = 'paid' | 'reserved' | 'too_late' | 'surplus' | 'unmatched' | 'already_recorded'

type Attempt = { id: string; order_id: string; part: PaymentPart; amount_fen: bigint; currency: string }

/**
 * The one completion path: whoever learns that money was taken (a notice, the buyer's return, a question of ours, a
 * person) calls this, as often as they like. Records the payment once, marks the order paid and books the sale, or books
 * the money as owed back (too late, or a second payment) or as unmatched (no such attempt, wrong amount or currency).
 * What was said of the payment before it came is applied after it. In the caller's transaction.
 */
export async function completePayment(sql: Sql, reported: ReportedPayment, now: Date): Promise<CompletionOutcome> {
  await lockReference(sql, reported.provider, reported.paymentId)
  const attempt = await findAttempt(sql, reported)
  const fits = attempt?.amount_fen === reported.amountFen && attempt.currency === reported.currency
  const orderId = fits ? attempt.order_id : null
  // Before the payment refers to it: two payments that arrive together would otherwise wait for each other.
  if (orderId) await lockOrder(sql, orderId)
  const id = newId()
  const { rowCount } = await sql.query(
    `INSERT INTO payment (id, order_id, attempt_id, provider, provider_payment_id, amount_fen, currency, method, paid_at, source)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (provider, provider_payment_id) DO NOTHING`,
    [id, orderId, attempt?.id ?? null, ...facts(reported)],
  )
  if (rowCount === 0) return 'already_recorded'
  if (attempt) await endAttempt(sql, attempt.id, reported.sessionId, fits)
  const outcome = orderId
    ? await settleOrder(sql, { ...reported, id, orderId, part: attempt?.part ?? 'whole' }, now)
    : await bookUnmatched(sql, id, reported, now)
  await applyEarly(sql, reported, now)
  return outcome
}

const facts = (r: ReportedPayment) => [
  ...[r.provider, r.paymentId, r.amountFen, r.currency, r.method, r.paidAt, r.source],
]

async function findAttempt(
  sql: Sql,
  { provider, sessionId, attemptId }: ReportedPayment,
): Promise<Attempt | undefined> {
  const { rows } = await sql.query<Attempt>(
    `SELECT id, order_id, part, amount_fen, currency FROM payment_attempt
     WHERE provider = $1 AND (provider_session_id = $2 OR provider_session_id IS NULL AND id::text = $3)`,
    [provider, sessionId, attemptId],
  )
  return rows[0]
}

/** An attempt that took the wrong money is over too: nobody can pay there again. */
async function endAttempt(sql: Sql, attemptId: string, sessionId: string, fits: boolean): Promise<void> {
  await sql.query(`UPDATE payment_attempt SET state = $2, failure_code = $3, provider_session_id = $4 WHERE id = $1`, [
    attemptId,
    fits ? 'succeeded' : 'failed',
    fits ? null : 'wrong_amount',
    sessionId,
  ])
}

async function settleOrder(
  sql: Sql,
  payment: ReportedPayment & { id: string; orderId: string; part: PaymentPart },
  now: Date,
): Promise<CompletionOutcome> {
  const { id, orderId, part, provider, amountFen } = payment
  const paid = await markPaid(sql, { orderId, part, amountFen, at: now, actor: `provider:${provider}` })
  if (paid.kind === 'paid') {
    const { placedAt, depositFen } = paid
    await bookSale(sql, { orderId, paymentId: id, provider, paidAt: now, placedAt, depositFen })
    await makeParcels(sql, orderId, now)
    await append(sql, 'order.paid', { orderId })
    await endOthers(sql, orderId)
    return 'paid'
  }
  if (paid.kind === 'reserved') {
    const postings = depositRule(provider, amountFen)
    await post(sql, { id: newId(), kind: 'deposit', cause: `payment:${id}`, orderId, occurredAt: now, postings })
    await append(sql, 'order.reserved', { orderId })
    await endOthers(sql, orderId)
    return 'reserved'
  }
  await post(sql, {
    id: newId(),
    kind: paid.kind === 'too_late' ? 'late_payment' : 'surplus_payment',
    cause: `payment:${id}`,
    orderId,
    occurredAt: now,
    postings: returnableRule(provider, amountFen),
  })
  await insertRefund(sql, { paymentId: id, orderId, amountFen, reason: paid.kind, requestedBy: 'system', at: now })
  return paid.kind
}

/** Other checkouts of a paid order are ended, so that nobody pays twice. */
async function endOthers(sql: Sql, orderId: string): Promise<void> {
  const { rowCount } = await sql.query(
    `SELECT 1 FROM payment_attempt WHERE order_id = $1 AND state IN ('opened', 'processing')`,
    [orderId],
  )
  if (rowCount !== 0) await append(sql, 'checkouts.end', { orderId })
}

async function bookUnmatched(sql: Sql, paymentId: string, reported: ReportedPayment, now: Date) {
  const { provider, amountFen, currency } = reported
  await post(sql, {
    id: newId(),
    kind: 'unmatched_payment',
    cause: `payment:${paymentId}`,
    orderId: null,
    occurredAt: now,
    postings: unmatchedRule(provider, amountFen, currency),
  })
  return 'unmatched' as const
}
