import { CURRENCY } from '#domain/money.ts'
import type { OrderState } from '#domain/order-states.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { isWaiting } from '../ask-provider.ts'
import { hostNamed, type PaymentHosts } from '../payment-host.ts'
import { isUnanswered } from './alarms.ts'
import { listOf, type MoneyList, type MoneyQuery, orderBy, shownBy } from './money-query.ts'
import { inMoneyScope, moneyScope, scopeValues } from './money-scope.ts'

/** A checkout whose end we do not know yet. Amounts in hundredths of `currency`, times UTC. */
export type CheckoutRow = {
  /** Of the attempt. */
  id: string
  state: 'opened' | 'processing'
  orderId: string
  orderNumber: bigint
  orderState: OrderState
  amountFen: bigint
  currency: string
  provider: string
  sessionId: string
  openedAt: Date
  /** When the provider was last asked about it. */
  checkedAt: Date | null
  /** Whether the shop can still ask its provider. */
  connected: boolean
}

/** `unanswered`: longer than any provider keeps a checkout open. */
export const checkoutStates = ['open', 'unanswered'] as const
export type CheckoutListState = (typeof checkoutStates)[number]
const sorts = ['at', 'checked', 'amount', 'order', 'state'] as const
export type CheckoutSort = (typeof sorts)[number]
export type CheckoutList = MoneyList<CheckoutRow, CheckoutListState, CheckoutSort>

const sortColumns: Record<CheckoutSort, string> = {
  at: 'a.opened_at',
  checked: 'a.checked_at',
  amount: 'a.amount_fen',
  order: 'o.number',
  state: 'a.state',
}

const list = (column: string, descending: boolean): string => `
SELECT a.id, a.state, a.order_id AS "orderId", o.number AS "orderNumber", o.state AS "orderState", a.amount_fen AS "amountFen", a.currency,
       a.provider, a.provider_session_id AS "sessionId", a.opened_at AS "openedAt", a.checked_at AS "checkedAt",
       count(*) OVER ()::int AS count, (sum(a.amount_fen) FILTER (WHERE a.currency = '${CURRENCY}') OVER ())::bigint AS "sumFen"
FROM payment_attempt a JOIN orders o ON o.id = a.order_id
WHERE ${isWaiting} AND ${inMoneyScope('a.order_id')} AND ($4 = 'open' OR ${isUnanswered})
${orderBy(column, descending, 'a.id')} LIMIT $5 OFFSET $6`

/**
 * Checkouts within the viewer's scope whose end we do not know, the oldest first unless asked for otherwise.
 * @throws DomainError NotSignedIn, Forbidden
 */
export async function listCheckouts(
  { db, clock, payments }: { db: Db; clock: Clock; payments: PaymentHosts },
  viewer: Viewer | null,
  query: MoneyQuery,
): Promise<CheckoutList> {
  const scope = moneyScope(viewer)
  const first = () => ({ sort: 'at' as const, descending: false })
  const shown = shownBy(query, { states: checkoutStates, sorts, first })
  const { rows } = await db.pool.query<Omit<CheckoutRow, 'connected'> & { count: number; sumFen: bigint | null }>(
    list(sortColumns[shown.sort], shown.descending),
    [...scopeValues(scope), clock.now(), shown.state, shown.limit, shown.offset],
  )
  return listOf(
    rows.map((row) => ({ ...row, connected: hostNamed(payments, row.provider) !== null })),
    shown,
  )
}
