import { CURRENCY } from '#domain/money.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { PaymentSource } from '../complete-payment.ts'
import { isSilent } from './alarms.ts'
import { listOf, type MoneyList, type MoneyQuery, orderBy, shownBy } from './money-query.ts'
import { inMoneyScope, lineOf, moneyScope, scopeValues } from './money-scope.ts'

/** A payment that we know of, and of which its provider has sent no notice. Amounts in hundredths of `currency`, times UTC. */
export type SilentRow = {
  /** Of the payment. */
  id: string
  provider: string
  providerPaymentId: string
  sessionId: string | null
  amountFen: bigint
  currency: string
  /** How we learned of it instead. */
  source: PaymentSource
  paidAt: Date
  orderNumber: bigint | null
  lineId: string | null
}
const sorts = ['at', 'amount', 'provider'] as const
export type SilentSort = (typeof sorts)[number]
export type SilentList = MoneyList<SilentRow, 'open', SilentSort>

const sortColumns: Record<SilentSort, string> = { at: 'p.paid_at', amount: 'p.amount_fen', provider: 'p.provider' }

const list = (column: string, descending: boolean): string => `
SELECT p.id, p.provider, p.provider_payment_id AS "providerPaymentId", t.provider_session_id AS "sessionId", p.amount_fen AS "amountFen",
       p.currency, p.source, p.paid_at AS "paidAt", o.number AS "orderNumber", ${lineOf('p.order_id')} AS "lineId",
       count(*) OVER ()::int AS count, (sum(p.amount_fen) FILTER (WHERE p.currency = '${CURRENCY}') OVER ())::bigint AS "sumFen"
FROM payment p LEFT JOIN orders o ON o.id = p.order_id LEFT JOIN payment_attempt t ON t.id = p.attempt_id
WHERE ${isSilent} AND ${inMoneyScope('p.order_id')}
${orderBy(column, descending, 'p.id')} LIMIT $4 OFFSET $5`

/**
 * Payments of the last day whose notices are missing, within the viewer's scope.
 * @throws DomainError NotSignedIn, Forbidden
 */
export async function listSilent(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer | null,
  query: MoneyQuery,
): Promise<SilentList> {
  const scope = moneyScope(viewer)
  const first = () => ({ sort: 'at' as const, descending: true })
  const shown = shownBy(query, { states: ['open'], sorts, first })
  const { rows } = await db.pool.query<SilentRow & { count: number; sumFen: bigint | null }>(
    list(sortColumns[shown.sort], shown.descending),
    [...scopeValues(scope), clock.now(), shown.limit, shown.offset],
  )
  return listOf(rows, shown)
}
