import type { Sql } from '#server/db/db.ts'
import { weightRefundId } from '#server/parcels/weight-refund-id.ts'

export type AttemptView = {
  state: 'opened' | 'processing' | 'succeeded' | 'failed' | 'expired'
  failureCode: string | null
  openedAt: Date
  /** When the provider was asked about it last. */
  checkedAt: Date | null
}

/** Where money that goes back came from: the sale, too late for it, a second time, or of another amount than asked for. */
export type RefundOf = 'order' | 'late' | 'surplus' | 'unmatched'

export type RefundView = {
  id: string
  of: RefundOf
  /** Fen, hundredths of `currency`. */
  amountFen: bigint
  currency: string
  /** How it was paid: `card`, `alipay`, `wechat_pay` or `unknown`. */
  method: string
  /** The line and the units that it was decided for; null and 0 for an allowance or all that was left. */
  orderLineId: string | null
  quantity: number
  state: 'requested' | 'succeeded' | 'failed'
  requestedAt: Date
  settledAt: Date | null
  /** Set where the bank sent it back after it was paid. */
  returnedAt: Date | null
  /** Transferred by a person, not by the way it was paid. */
  byHand: boolean
  /** The failed refund whose place it takes. */
  replacesId: string | null
  /** It failed, and another one took its place. */
  replaced: boolean
  /** For what a line weighs less than was charged. */
  lighter: boolean
}

/** A buyer's bank asks for a payment of the order back. */
export type DisputeView = { amountFen: bigint; state: 'open' | 'won' | 'lost'; openedAt: Date; closedAt: Date | null }

/** Money that came from a checkout of the order and is not what it asked for. Hundredths of `currency`. */
export type UnmatchedView = { amountFen: bigint; currency: string; paidAt: Date }

export type OrderMoney = {
  /** Newest first. */
  attempts: AttemptView[]
  /** In the order in which they were decided, replaced ones included. */
  refunds: RefundView[]
  disputes: DisputeView[]
  unmatched: UnmatchedView[]
}

const readAttempts = `
SELECT state, failure_code AS "failureCode", opened_at AS "openedAt", checked_at AS "checkedAt" FROM payment_attempt
WHERE order_id = $1 ORDER BY opened_at DESC, id DESC`

const unmatchedOf = `
SELECT p.id FROM payment_attempt a JOIN payment p ON p.attempt_id = a.id AND p.order_id IS NULL
WHERE a.order_id = $1 AND a.failure_code = 'wrong_amount'`

const readRefunds = `
SELECT r.id, r.amount_fen AS "amountFen", p.currency, p.method, r.order_line_id AS "orderLineId", r.quantity, r.state,
       r.requested_at AS "requestedAt", r.settled_at AS "settledAt", r.settled_by IS NOT NULL AS "byHand",
       r.replaces_id AS "replacesId", EXISTS (SELECT 1 FROM refund n WHERE n.replaces_id = r.id) AS replaced,
       CASE taken.kind WHEN 'late_payment' THEN 'late' WHEN 'surplus_payment' THEN 'surplus'
         WHEN 'unmatched_payment' THEN 'unmatched' ELSE 'order' END AS of,
       back.occurred_at AS "returnedAt"
FROM refund r JOIN payment p ON p.id = r.payment_id
LEFT JOIN ledger_entry taken ON taken.cause = 'payment:' || p.id
LEFT JOIN ledger_entry back ON back.cause = 'refund-returned:' || r.id
WHERE r.order_id = $1 OR r.payment_id = ANY($2::uuid[]) ORDER BY r.requested_at, r.id`

const readDisputes = `
SELECT amount_fen AS "amountFen", state, opened_at AS "openedAt", closed_at AS "closedAt" FROM dispute
WHERE order_id = $1 ORDER BY opened_at, id`

const readUnmatched = `
SELECT amount_fen AS "amountFen", currency, paid_at AS "paidAt" FROM payment WHERE id = ANY($1::uuid[]) ORDER BY paid_at, id`

const isLighter = ({ id, orderLineId }: Pick<RefundView, 'id' | 'orderLineId'>): boolean =>
  orderLineId !== null && id === weightRefundId(orderLineId)

/** What happened to the money of an order, as its buyer may know it. Times UTC. The caller has checked the buyer. */
export async function readOwnMoney(sql: Sql, orderId: string): Promise<OrderMoney> {
  const { rows: attempts } = await sql.query<AttemptView>(readAttempts, [orderId])
  const wrong = attempts.some(({ failureCode }) => failureCode === 'wrong_amount')
  const payments = wrong ? (await sql.query<{ id: string }>(unmatchedOf, [orderId])).rows.map(({ id }) => id) : []
  const [refunds, disputes, unmatched] = await Promise.all([
    sql.query<Omit<RefundView, 'lighter'>>(readRefunds, [orderId, payments]),
    sql.query<DisputeView>(readDisputes, [orderId]),
    sql.query<UnmatchedView>(readUnmatched, [payments]),
  ])
  const told = refunds.rows.map((refund) => ({ ...refund, lighter: isLighter(refund) }))
  return { attempts, refunds: told, disputes: disputes.rows, unmatched: unmatched.rows }
}
