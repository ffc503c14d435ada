import { v7 as newId } from 'uuid'
import { paidStates } from '#domain/order-states.ts'
import { disputeOpenedRule, disputeWonRule } from '#domain/posting-rules.ts'
import type { Sql } from '#server/db/db.ts'
import { post } from '#server/ledger/post.ts'
import { bookChargeback, heldByParties } from '#server/linkage/book-reversal.ts'
import { changeState, lockOrder } from '#server/orders/change-state.ts'
import { append } from '#server/outbox/append.ts'
import { lockReference } from './lock-reference.ts'
import { orderPayments } from './order-payments.ts'
import type { DisputeReport } from './payment-host.ts'
import { addRefunded } from './request-refund.ts'
import { settleByBank } from './settle-by-bank.ts'

type Stored = {
  id: string
  provider: string
  paymentId: string
  orderId: string | null
  amountFen: bigint
  /** Of the payment. */
  currency: string
  state: 'open' | 'won' | 'lost'
  withheld: boolean
}

/**
 * Applies what a provider says of a dispute. While it is open, nothing of the order is paid out, shipped or refunded. Won:
 * all is as before. Lost: the buyer has the money, the parties give back their parts. Saying it again, or something older,
 * changes nothing. In the caller's transaction.
 * @returns what it did, for the event's record; `early` where the payment is not known yet
 */
export async function recordDispute(
  sql: Sql,
  { provider, report }: { provider: string; report: DisputeReport },
  now: Date,
): Promise<string> {
  await lockReference(sql, provider, report.paymentId)
  const dispute = await openDispute(sql, provider, report, now)
  if (!dispute) return 'early'
  if (dispute.state !== 'open') return 'already_recorded'
  if (report.withheld && !dispute.withheld) await withhold(sql, dispute, now)
  const withheld = dispute.withheld || report.withheld
  if (report.state === 'open') return 'dispute_open'
  await sql.query('UPDATE dispute SET state = $2, closed_at = $3 WHERE id = $1', [dispute.id, report.state, now])
  if (withheld) await (report.state === 'won' ? bookWon : bookLost)(sql, dispute, now)
  await append(sql, 'dispute.changed', { disputeId: dispute.id })
  return `dispute_${report.state}`
}

/** The stored dispute, written when it is first heard of. Its order is locked from here on. */
async function openDispute(sql: Sql, provider: string, report: DisputeReport, now: Date): Promise<Stored | null> {
  const { rows: payments } = await sql.query<{ id: string; order_id: string | null }>(
    'SELECT id, order_id FROM payment WHERE provider = $1 AND provider_payment_id = $2',
    [provider, report.paymentId],
  )
  const payment = payments[0]
  if (!payment) return null
  if (payment.order_id) await lockOrder(sql, payment.order_id)
  const { providerDisputeId, amountFen, reason, evidenceDueAt } = report
  const { rowCount } = await sql.query(
    `INSERT INTO dispute (id, provider, provider_dispute_id, payment_id, order_id, amount_fen, reason, state, withheld,
                          evidence_due_at, opened_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, 'open', false, $8, $9) ON CONFLICT (provider, provider_dispute_id) DO NOTHING`,
    [newId(), provider, providerDisputeId, payment.id, payment.order_id, amountFen, reason, evidenceDueAt, now],
  )
  const { rows } = await sql.query<Stored>(
    `SELECT d.id, d.provider, d.payment_id AS "paymentId", d.order_id AS "orderId", d.amount_fen AS "amountFen", p.currency, d.state,
            d.withheld
     FROM dispute d JOIN payment p ON p.id = d.payment_id WHERE d.provider = $1 AND d.provider_dispute_id = $2 FOR UPDATE OF d`,
    [provider, providerDisputeId],
  )
  const dispute = rows[0]
  if (dispute && rowCount === 1) await append(sql, 'dispute.changed', { disputeId: dispute.id })
  return dispute ?? null
}

async function withhold(sql: Sql, { id, provider, orderId, amountFen, currency }: Stored, now: Date): Promise<void> {
  await sql.query('UPDATE dispute SET withheld = true WHERE id = $1', [id])
  const postings = disputeOpenedRule(provider, amountFen, currency)
  await post(sql, { id: newId(), kind: 'dispute_opened', cause: `dispute:${id}`, orderId, occurredAt: now, postings })
}

async function bookWon(sql: Sql, { id, provider, orderId, amountFen, currency }: Stored, now: Date): Promise<void> {
  const postings = disputeWonRule(provider, amountFen, currency)
  await post(sql, { id: newId(), kind: 'dispute_won', cause: `dispute-won:${id}`, orderId, occurredAt: now, postings })
}

/**
 * The parties give back what they hold of it; refunds of the payment that were still owed, and unmatched money, are paid by
 * it. An order that has nothing left ends as refunded: its buyer has the money.
 */
async function bookLost(sql: Sql, dispute: Stored, now: Date): Promise<void> {
  const { id, provider, paymentId, orderId, amountFen, currency } = dispute
  const order = orderId ? await lockOrder(sql, orderId) : null
  const paid = order && (order.state === 'reserved' || paidStates.includes(order.state))
  const sold = paid && (await orderPayments(sql, order.id)).some(({ id: bought }) => bought === paymentId)
  const held = sold ? await heldByParties(sql, order.id) : 0n
  const fromOrderFen = amountFen < held ? amountFen : held
  await bookChargeback(sql, { orderId, cause: `chargeback:${id}`, at: now, amountFen, currency, fromOrderFen })
  if (sold && fromOrderFen === held) {
    const change = { orderId: order.id, at: now, actor: `provider:${provider}`, reason: 'dispute lost' }
    await changeState(sql, { ...change, from: order.state, to: 'refunding' })
    await changeState(sql, { ...change, from: 'refunding', to: 'refunded' })
    await append(sql, 'order.refunded', { orderId: order.id })
  }
  if (sold) await addRefunded(sql, order.id, fromOrderFen)
  await settleByBank(sql, { ...dispute, leftFen: amountFen - fromOrderFen }, now)
}
