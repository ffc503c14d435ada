import { v7 as newId } from 'uuid'
import { CURRENCY } from '#domain/money.ts'
import { returnableRule, unmatchedRule } from '#domain/posting-rules.ts'
import type { Sql } from '#server/db/db.ts'
import { post } from '#server/ledger/post.ts'
import { bookSale } from '#server/linkage/book-sale.ts'
import { markPaid } from '#server/orders/mark-paid.ts'
import { append } from '#server/outbox/append.ts'
import { insertRefund } from './insert-refund.ts'

export type ReportedPayment = {
  provider: string
  sessionId: string
  paymentId: string
  amountFen: bigint
  currency: string
  method: string
  paidAt: Date
}

export type CompletionOutcome = 'paid' | 'too_late' | 'surplus' | 'unmatched' | 'already_recorded'

type Attempt = { id: string; order_id: string; amount_fen: bigint; currency: string }

/**
 * The one completion path: whoever learns that money was taken (webhook, poll, a person) calls this, as often as they
 * like. Records the payment once, marks the order paid and books the sale, or books the money as owed back (too late,
 * or a second payment) or as unmatched (no such attempt, wrong amount or currency). In the caller's transaction.
 */
export async function completePayment(sql: Sql, reported: ReportedPayment, now: Date): Promise<CompletionOutcome> {
  const attempt = await findAttempt(sql, reported)
  const matched = attempt?.amount_fen === reported.amountFen && reported.currency === CURRENCY ? attempt : null
  const id = newId()
  const { rowCount } = await sql.query(
    `INSERT INTO payment (id, order_id, attempt_id, provider, provider_payment_id, amount_fen, currency, method, paid_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (provider, provider_payment_id) DO NOTHING`,
    [id, matched?.order_id ?? null, attempt?.id ?? null, ...facts(reported)],
  )
  if (rowCount === 0) return 'already_recorded'
  if (!matched) return bookUnmatched(sql, id, reported, now)
  await sql.query(`UPDATE payment_attempt SET state = 'succeeded', failure_code = NULL WHERE id = $1`, [matched.id])

  const orderId = matched.order_id
  const { provider, amountFen } = reported
  const paid = await markPaid(sql, { orderId, amountFen, at: now, actor: `provider:${provider}` })
  if (paid.kind === 'paid') {
    await bookSale(sql, { orderId, paymentId: id, provider, paidAt: now, placedAt: paid.placedAt })
    await append(sql, 'order.paid', { orderId })
    return 'paid'
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

const facts = (r: ReportedPayment) => [r.provider, r.paymentId, r.amountFen, r.currency, r.method, r.paidAt]

async function findAttempt(sql: Sql, { provider, sessionId }: ReportedPayment): Promise<Attempt | null> {
  const { rows } = await sql.query<Attempt>(
    `SELECT id, order_id, amount_fen, currency FROM payment_attempt WHERE provider = $1 AND provider_session_id = $2 FOR UPDATE`,
    [provider, sessionId],
  )
  return rows[0] ?? null
}

async function bookUnmatched(sql: Sql, paymentId: string, { provider, amountFen }: ReportedPayment, now: Date) {
  await post(sql, {
    id: newId(),
    kind: 'unmatched_payment',
    cause: `payment:${paymentId}`,
    orderId: null,
    occurredAt: now,
    postings: unmatchedRule(provider, amountFen),
  })
  return 'unmatched' as const
}
