import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { listOf, type MoneyList, type MoneyQuery, orderBy, shownBy } from './money-query.ts'
import { inMoneyScope, lineOf, moneyScope, scopeValues } from './money-scope.ts'

/** A buyer's bank asks for a payment back. Amounts in fen, times UTC. */
export type DisputeRow = {
  id: string
  state: 'open' | 'won' | 'lost'
  amountFen: bigint
  /** The bank's code, such as `fraudulent`. */
  reason: string
  /** Whether the provider has taken the money back meanwhile. */
  withheld: boolean
  evidenceDueAt: Date | null
  openedAt: Date
  closedAt: Date | null
  provider: string
  providerDisputeId: string
  /** The provider's checkout that took the money. */
  sessionId: string | null
  orderId: string | null
  orderNumber: bigint | null
  lineId: string | null
}

export const disputeStates = ['open', 'all'] as const
export type DisputeListState = (typeof disputeStates)[number]
const sorts = ['due', 'at', 'amount', 'order'] as const
export type DisputeSort = (typeof sorts)[number]
export type DisputeList = MoneyList<DisputeRow, DisputeListState, DisputeSort>

const sortColumns: Record<DisputeSort, string> = {
  due: 'd.evidence_due_at',
  at: 'd.opened_at',
  amount: 'd.amount_fen',
  order: 'o.number',
}

const list = (column: string, descending: boolean): string => `
SELECT d.id, d.state, d.amount_fen AS "amountFen", d.reason, d.withheld, d.evidence_due_at AS "evidenceDueAt",
       d.opened_at AS "openedAt", d.closed_at AS "closedAt", d.provider, d.provider_dispute_id AS "providerDisputeId",
       t.provider_session_id AS "sessionId", d.order_id AS "orderId", o.number AS "orderNumber",
       ${lineOf('d.order_id')} AS "lineId", count(*) OVER ()::int AS count, sum(d.amount_fen) OVER ()::bigint AS "sumFen"
FROM dispute d JOIN payment p ON p.id = d.payment_id LEFT JOIN orders o ON o.id = d.order_id
LEFT JOIN payment_attempt t ON t.id = p.attempt_id
WHERE ${inMoneyScope('d.order_id')} AND ($3 = 'all' OR d.state = 'open')
${orderBy(column, descending, 'd.id')} LIMIT $4 OFFSET $5`

/**
 * Disputes within the viewer's scope: open ones, the next date for evidence first, unless asked for otherwise.
 * @throws DomainError NotSignedIn, Forbidden
 */
export async function listDisputes({ db }: { db: Db }, viewer: Viewer | null, query: MoneyQuery): Promise<DisputeList> {
  const scope = moneyScope(viewer)
  const first = (state: DisputeListState) =>
    state === 'open' ? { sort: 'due' as const, descending: false } : { sort: 'at' as const, descending: true }
  const shown = shownBy(query, { states: disputeStates, sorts, first })
  const { rows } = await db.pool.query<DisputeRow & { count: number; sumFen: bigint | null }>(
    list(sortColumns[shown.sort], shown.descending),
    [...scopeValues(scope), shown.state, shown.limit, shown.offset],
  )
  return listOf(rows, shown)
}
