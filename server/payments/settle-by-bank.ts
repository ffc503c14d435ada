import { v7 as newId } from 'uuid'
import { refundByBankRule, unmatchedChargedBackRule } from '#domain/posting-rules.ts'
import type { Sql } from '#server/db/db.ts'
import { post } from '#server/ledger/post.ts'
import { settleOutside } from './settle-outside.ts'
import { endRefunding, failRefund } from './settle-refund.ts'

export type LostDispute = {
  id: string
  provider: string
  paymentId: string
  orderId: string | null
  currency: string
  /** What the bank took beyond what the order's parties gave back. */
  leftFen: bigint
}

type Owed = { id: string; amountFen: bigint; state: 'requested' | 'failed'; reason: string }

/** Refunds of a payment that the provider has neither paid nor taken on. */
const readOwed = `
SELECT r.id, r.amount_fen AS "amountFen", r.state, r.reason FROM refund r
WHERE r.payment_id = $1 AND (r.state = 'requested' AND r.provider_refund_id IS NULL
  OR r.state = 'failed' AND NOT EXISTS (SELECT 1 FROM refund n WHERE n.replaces_id = r.id))
ORDER BY r.requested_at, r.id FOR UPDATE`

/**
 * A dispute was lost, so the buyer's bank has paid what was still owed of the payment: its open refunds, or the whole of it
 * where it fitted no order. Nobody pays those a second time. In the caller's transaction.
 */
export async function settleByBank(sql: Sql, dispute: LostDispute, now: Date): Promise<void> {
  const { id, provider, paymentId, orderId, currency } = dispute
  const actor = `provider:${provider}`
  let leftFen = dispute.leftFen
  const { rows } = await sql.query<Owed>(readOwed, [paymentId])
  for (const owed of rows) {
    if (owed.amountFen > leftFen) continue
    leftFen -= owed.amountFen
    if (owed.state === 'requested') await failRefund(sql, owed.id, 'OrderDisputed')
    const replacement = { replaces: { ...owed, paymentId, orderId }, actor, evidence: `dispute ${id}`, at: now }
    const postings = refundByBankRule(owed.amountFen, currency)
    await settleOutside(sql, { ...replacement, kind: 'refund_by_bank', postings })
  }
  if (orderId) await endRefunding(sql, orderId, actor, now)
  else if (rows.length === 0) await settleUnmatched(sql, dispute, now)
}

async function settleUnmatched(sql: Sql, { paymentId, currency, leftFen }: LostDispute, now: Date): Promise<void> {
  const cause = `unmatched-returned:${paymentId}`
  const { rowCount } = await sql.query(
    `SELECT 1 FROM payment p WHERE p.id = $1 AND p.amount_fen <= $2 AND NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.cause = $3)`,
    [paymentId, leftFen, cause],
  )
  if (rowCount === 0) return
  const postings = unmatchedChargedBackRule(leftFen, currency)
  await post(sql, { id: newId(), kind: 'unmatched_returned', cause, orderId: null, occurredAt: now, postings })
}
