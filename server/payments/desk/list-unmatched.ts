import { CURRENCY } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { PaymentSource } from '../complete-payment.ts'
import { requireAdmin } from '../staff-scope.ts'
import { isReturned } from './alarms.ts'
import { listOf, type MoneyList, type MoneyQuery, orderBy, shownBy } from './money-query.ts'

/** Money that fits no order. Amounts in hundredths of their currency, times UTC. */
export type UnmatchedRow = {
  /** Of the payment. */
  id: string
  provider: string
  providerPaymentId: string
  amountFen: bigint
  currency: string
  method: string
  source: PaymentSource
  paidAt: Date
  /** The checkout it was paid at, where it is one of ours: the amount or the currency was wrong. */
  sessionId: string | null
  wantedFen: bigint | null
  wantedCurrency: string | null
  orderNumber: bigint | null
  /** The newest refund of it; null while nobody has decided. */
  refundId: string | null
  refundState: 'requested' | 'succeeded' | 'failed' | null
}

export const unmatchedStates = ['open', 'all'] as const
export type UnmatchedState = (typeof unmatchedStates)[number]
const sorts = ['at', 'amount', 'provider'] as const
export type UnmatchedSort = (typeof sorts)[number]
export type UnmatchedList = MoneyList<UnmatchedRow, UnmatchedState, UnmatchedSort>

const sortColumns: Record<UnmatchedSort, string> = { at: 'p.paid_at', amount: 'p.amount_fen', provider: 'p.provider' }

export const unmatchedRows = `
SELECT p.id, p.provider, p.provider_payment_id AS "providerPaymentId", p.amount_fen AS "amountFen", p.currency, p.method, p.source,
       p.paid_at AS "paidAt", t.provider_session_id AS "sessionId", t.amount_fen AS "wantedFen", t.currency AS "wantedCurrency",
       o.number AS "orderNumber", r.id AS "refundId", r.state AS "refundState", count(*) OVER ()::int AS count,
       (sum(p.amount_fen) FILTER (WHERE p.currency = '${CURRENCY}') OVER ())::bigint AS "sumFen"
FROM payment p LEFT JOIN payment_attempt t ON t.id = p.attempt_id LEFT JOIN orders o ON o.id = t.order_id
LEFT JOIN LATERAL (SELECT n.id, n.state FROM refund n WHERE n.payment_id = p.id ORDER BY n.requested_at DESC, n.id DESC LIMIT 1) r ON true
WHERE p.order_id IS NULL`

/**
 * Money that fits no order: what nobody has decided about, the oldest first, unless asked for otherwise.
 * @throws DomainError NotSignedIn, Forbidden
 */
export async function listUnmatched(
  { db }: { db: Db },
  viewer: Viewer | null,
  query: MoneyQuery,
): Promise<UnmatchedList> {
  requireAdmin(viewer)
  const first = (state: UnmatchedState) => ({ sort: 'at' as const, descending: state === 'all' })
  const shown = shownBy(query, { states: unmatchedStates, sorts, first })
  const { rows } = await db.pool.query<UnmatchedRow & { count: number; sumFen: bigint | null }>(
    `${unmatchedRows} AND ($1 = 'all' OR NOT ${isReturned})
     ${orderBy(sortColumns[shown.sort], shown.descending, 'p.id')} LIMIT $2 OFFSET $3`,
    [shown.state, shown.limit, shown.offset],
  )
  return listOf(rows, shown)
}
