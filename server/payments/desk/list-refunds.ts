import { CURRENCY } from '#domain/money.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { isReplaced, isSlow } from './alarms.ts'
import { listOf, type MoneyList, type MoneyQuery, orderBy, shownBy } from './money-query.ts'
import { inMoneyScope, lineOf, moneyScope, scopeValues } from './money-scope.ts'

/** A refund. Amounts in hundredths of `currency`, times UTC; nothing about the buyer. */
export type RefundRow = {
  id: string
  state: 'requested' | 'succeeded' | 'failed'
  amountFen: bigint
  currency: string
  /** In words, or a code of ours such as `surplus`. */
  reason: string
  askedBy: 'system' | 'buyer' | 'provider' | 'staff'
  /** Of the staff only. */
  askedByName: string | null
  requestedAt: Date
  settledAt: Date | null
  failureCode: string | null
  provider: string
  providerPaymentId: string
  providerRefundId: string | null
  /** The provider's checkout that took the money. */
  sessionId: string | null
  /** Null: money that fits no order. */
  orderId: string | null
  orderNumber: bigint | null
  /** The line whose page tells of the order; null where it was never sold. */
  lineId: string | null
  /** Units given back; 0 for an allowance or a whole order. */
  units: number
  /** The failed refund whose place it takes. */
  replacesId: string | null
  /** The refund that takes its place. */
  replacedById: string | null
  /** Who paid it from our bank account, and the evidence. */
  settledByName: string | null
  evidence: string | null
}

/** `failed` are those whose place no other one has taken; `slow` those that wait for more than a day. */
export const refundStates = ['open', 'failed', 'slow', 'all'] as const
export type RefundListState = (typeof refundStates)[number]
const sorts = ['at', 'amount', 'order', 'state', 'provider'] as const
export type RefundSort = (typeof sorts)[number]
export type RefundList = MoneyList<RefundRow, RefundListState, RefundSort>

const sortColumns: Record<RefundSort, string> = {
  at: 'r.requested_at',
  amount: 'r.amount_fen',
  order: 'o.number',
  state: 'r.state',
  provider: 'p.provider',
}

/** `$1` and `$2` are the scope. The sum leaves out what another refund stands for. */
export const refundRows = `
SELECT r.id, r.state, r.amount_fen AS "amountFen", p.currency, r.reason, CASE
         WHEN r.requested_by LIKE 'provider:%' THEN 'provider' WHEN r.requested_by = 'system' THEN 'system'
         WHEN u.role IN ('coordinator', 'admin') THEN 'staff' ELSE 'buyer' END AS "askedBy",
       CASE WHEN u.role IN ('coordinator', 'admin') THEN u.name END AS "askedByName", r.requested_at AS "requestedAt",
       r.settled_at AS "settledAt", r.failure_code AS "failureCode", p.provider, p.provider_payment_id AS "providerPaymentId",
       r.provider_refund_id AS "providerRefundId", t.provider_session_id AS "sessionId", r.order_id AS "orderId",
       o.number AS "orderNumber", coalesce(r.order_line_id, ${lineOf('r.order_id')}) AS "lineId", r.quantity AS units,
       r.replaces_id AS "replacesId", (SELECT n.id FROM refund n WHERE n.replaces_id = r.id) AS "replacedById",
       h.name AS "settledByName", r.evidence, count(*) OVER ()::int AS count,
       (sum(r.amount_fen) FILTER (WHERE p.currency = '${CURRENCY}' AND NOT ${isReplaced}) OVER ())::bigint AS "sumFen"
FROM refund r JOIN payment p ON p.id = r.payment_id LEFT JOIN orders o ON o.id = r.order_id
LEFT JOIN payment_attempt t ON t.id = p.attempt_id LEFT JOIN app_user u ON 'user:' || u.id = r.requested_by
LEFT JOIN app_user h ON 'user:' || h.id = r.settled_by
WHERE ${inMoneyScope('r.order_id')}`

const list = (column: string, descending: boolean): string => `${refundRows} AND CASE $4
  WHEN 'open' THEN r.state = 'requested'
  WHEN 'failed' THEN r.state = 'failed' AND NOT ${isReplaced}
  WHEN 'slow' THEN r.state = 'requested' AND ${isSlow}
  ELSE true END ${orderBy(column, descending, 'r.id')} LIMIT $5 OFFSET $6`

/**
 * Refunds within the viewer's scope: open ones unless asked for otherwise. What waits is listed the oldest first.
 * @throws DomainError NotSignedIn, Forbidden
 */
export async function listRefunds(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer | null,
  query: MoneyQuery,
): Promise<RefundList> {
  const scope = moneyScope(viewer)
  const first = (state: RefundListState) => ({ sort: 'at' as const, descending: state === 'all' })
  const shown = shownBy(query, { states: refundStates, sorts, first })
  const { rows } = await db.pool.query<RefundRow & { count: number; sumFen: bigint | null }>(
    list(sortColumns[shown.sort], shown.descending),
    [...scopeValues(scope), clock.now(), shown.state, shown.limit, shown.offset],
  )
  return listOf(rows, shown)
}
