import type { Fen } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'
import type { Figures } from './income-figures.ts'
import { earnedInPeriod, filterValues, householdsInPlace, type IncomeFilter, maskedName } from './income-sql.ts'
import type { Channel } from './read-line.ts'

export const rowSorts = ['at', 'household', 'order', 'product', 'quantity', 'amount', 'gross', 'cost', 'net'] as const
export type RowSort = (typeof rowSorts)[number]
export const rowStates = ['provisional', 'confirmed'] as const
export type RowState = (typeof rowStates)[number]

/** One attribution: what one order line earned one household, or its reversal. Amounts in fen, `at` UTC. */
export type IncomeRow = {
  id: string
  kind: 'sale' | 'reversal'
  /** Of the order: a figure is confirmed once the order is completed. */
  state: RowState
  /** A sale that was refunded since. */
  reversed: boolean
  at: Date
  householdId: string
  householdCode: string
  maskedName: string
  villageZh: string
  villageEn: string
  lineId: string
  orderNumber: bigint
  productZh: string
  productEn: string
  quantity: number
  unitPriceFen: Fen
  amountFen: Fen
  channel: Channel
  sessionZh: string | null
  sessionEn: string | null
  agreementId: string
  agreementCode: string
  agreementVersion: number
  grossFen: Fen
  costFen: Fen
  netFen: Fen
}

const orderBy: Record<RowSort, string> = {
  at: 'a.occurred_at',
  household: 'h.code',
  order: 'o.number',
  product: 'p.name_zh',
  quantity: 'a.quantity',
  amount: 'l.amount_fen',
  gross: 'a.gross_fen',
  cost: 'a.cost_fen',
  net: 'a.net_fen',
}

const from = `
attribution a JOIN orders o ON o.id = a.order_id JOIN order_line l ON l.id = a.order_line_id
WHERE ${earnedInPeriod} AND ($9::bool IS NULL OR (o.confirmed_at IS NOT NULL) = $9)
  AND a.household_id IN (SELECT h.id FROM ${householdsInPlace})`

const totals = `
SELECT count(*)::int AS count, coalesce(sum(a.gross_fen), 0)::bigint AS gross, coalesce(sum(a.cost_fen), 0)::bigint AS cost,
       coalesce(sum(a.net_fen), 0)::bigint AS net
FROM ${from}`

const rowsBy = (sort: RowSort, descending: boolean): string => `
SELECT a.id, a.kind, CASE WHEN o.confirmed_at IS NULL THEN 'provisional' ELSE 'confirmed' END AS state,
       EXISTS (SELECT 1 FROM attribution r WHERE r.reverses_id = a.id) AS reversed, a.occurred_at AS at,
       h.id AS "householdId", h.code AS "householdCode", ${maskedName} AS "maskedName", v.name_zh AS "villageZh",
       v.name_en AS "villageEn", l.id AS "lineId", o.number AS "orderNumber", p.name_zh AS "productZh",
       p.name_en AS "productEn", a.quantity, l.unit_price_fen AS "unitPriceFen", l.amount_fen AS "amountFen", o.channel,
       s.title_zh AS "sessionZh", s.title_en AS "sessionEn", g.id AS "agreementId", g.code AS "agreementCode",
       w.version AS "agreementVersion", a.gross_fen AS "grossFen", a.cost_fen AS "costFen", a.net_fen AS "netFen"
FROM attribution a JOIN orders o ON o.id = a.order_id JOIN order_line l ON l.id = a.order_line_id
JOIN product p ON p.id = l.product_id JOIN household h ON h.id = a.household_id JOIN village v ON v.code = h.village_code
JOIN household_identity i ON i.household_id = h.id JOIN agreement_version w ON w.id = a.agreement_version_id
JOIN linkage_agreement g ON g.id = w.agreement_id LEFT JOIN live_session s ON s.id = o.live_session_id
WHERE a.id IN (SELECT a.id FROM ${from})
ORDER BY ${orderBy[sort]} ${descending ? 'DESC' : 'ASC'}, a.id LIMIT $10 OFFSET $11`

/** The rows behind a figure; their sums are the figure. */
export async function incomeRows(
  { db }: { db: Db },
  filter: IncomeFilter,
  shown: { state: RowState | null; sort: RowSort; descending: boolean; limit: number; offset: number },
): Promise<{ rows: IncomeRow[]; count: number; sum: Figures['total'] }> {
  const values = [...filterValues(filter), shown.state === null ? null : shown.state === 'confirmed']
  const [total, page] = await Promise.all([
    db.pool.query<{ count: number; gross: bigint; cost: bigint; net: bigint }>(totals, values),
    db.pool.query<IncomeRow>(rowsBy(shown.sort, shown.descending), [...values, shown.limit, shown.offset]),
  ])
  const { count = 0, gross = 0n, cost = 0n, net = 0n } = total.rows[0] ?? {}
  return { rows: page.rows, count, sum: { grossFen: gross, costFen: cost, netFen: net } }
}
