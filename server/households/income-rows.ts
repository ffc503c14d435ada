import type { IncomeStage } from '#domain/income-stages.ts'
import type { Fen } from '#domain/money.ts'
import type { Db } from '#server/db/db.ts'
import type { Figures } from './income-figures.ts'
import { earnedInPeriod, filterValues, householdsInPlace, type IncomeFilter, maskedName } from './income-sql.ts'
import type { Channel } from './read-line.ts'

export const rowSorts = ['at', 'household', 'order', 'product', 'quantity', 'amount', 'gross', 'cost', 'net'] as const
export type RowSort = (typeof rowSorts)[number]

/** One attribution: what one order line earned one household, or its reversal. Amounts in fen, `at` UTC. */
export type IncomeRow = {
  id: string
  kind: 'sale' | 'reversal'
  /** How far it has come. */
  state: IncomeStage
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

const paidBy = (condition: string): string => `EXISTS (
  SELECT 1 FROM payout_line y JOIN payout z ON z.id = y.payout_id AND z.state = 'paid' LEFT JOIN receipt_check c ON c.payout_id = z.id
  WHERE y.attribution_id = a.id AND NOT y.released AND ${condition})`

const stageIs: Record<IncomeStage, string> = {
  provisional: 'o.confirmed_at IS NULL',
  confirmed: 'o.confirmed_at IS NOT NULL',
  paid: paidBy('true'),
  verified: paidBy(`c.state = 'confirmed'`),
}

/** Rows of a filter and a stage; $11 is what is searched for: an order's number, a household's code, a part of a product's name. */
const from = (stage: IncomeStage | null): string => `
attribution a JOIN orders o ON o.id = a.order_id JOIN order_line l ON l.id = a.order_line_id
WHERE ${earnedInPeriod} AND ${stage ? stageIs[stage] : 'true'}
  AND a.household_id IN (SELECT m.id FROM ${householdsInPlace})
  AND ($11::text IS NULL OR o.number::text = $11 OR EXISTS (SELECT 1 FROM household x WHERE x.id = a.household_id AND x.code ILIKE $11)
    OR EXISTS (SELECT 1 FROM product q WHERE q.id = l.product_id AND (strpos(q.name_zh, $11) > 0 OR strpos(lower(q.name_en), lower($11)) > 0)))`

const totals = (stage: IncomeStage | null): string => `
SELECT count(*)::int AS count, coalesce(sum(a.gross_fen), 0)::bigint AS gross, coalesce(sum(a.cost_fen), 0)::bigint AS cost,
       coalesce(sum(a.net_fen), 0)::bigint AS net
FROM ${from(stage)}`

/** The statement of the rows: parameters $1 to $10 of `filterValues`, $11 what is searched for, $12 and $13 limit and offset. */
export const rowsStatement = (stage: IncomeStage | null, sort: RowSort, descending: boolean): string => `
SELECT a.id, a.kind, CASE WHEN ${stageIs.verified} THEN 'verified' WHEN ${stageIs.paid} THEN 'paid'
         WHEN o.confirmed_at IS NULL THEN 'provisional' ELSE 'confirmed' END AS state,
       EXISTS (SELECT 1 FROM attribution r WHERE r.reverses_id = a.id) AS reversed, a.occurred_at AS at,
       h.id AS "householdId", h.code AS "householdCode", ${maskedName} AS "maskedName", v.name_zh AS "villageZh",
       v.name_en AS "villageEn", l.id AS "lineId", o.number AS "orderNumber", p.name_zh AS "productZh",
       p.name_en AS "productEn", a.quantity, l.unit_price_fen AS "unitPriceFen", l.amount_fen AS "amountFen", o.channel,
       s.title_zh AS "sessionZh", s.title_en AS "sessionEn", g.id AS "agreementId", g.code AS "agreementCode",
       w.version AS "agreementVersion", a.gross_fen AS "grossFen", a.cost_fen AS "costFen", a.net_fen AS "netFen"
FROM attribution a JOIN orders o ON o.id = a.order_id JOIN order_line l ON l.id = a.order_line_id
JOIN product p ON p.id = l.product_id JOIN household m ON m.id = a.household_id
JOIN household h ON h.id = coalesce(m.merged_into_id, m.id) JOIN village v ON v.code = h.village_code
JOIN household_identity i ON i.household_id = h.id JOIN agreement_version w ON w.id = a.agreement_version_id
JOIN linkage_agreement g ON g.id = w.agreement_id LEFT JOIN live_session s ON s.id = o.live_session_id
WHERE a.id IN (SELECT a.id FROM ${from(stage)})
ORDER BY ${orderBy[sort]} ${descending ? 'DESC' : 'ASC'}, a.id LIMIT $12 OFFSET $13`

/** The rows behind a figure; their sums are the figure. */
export async function incomeRows(
  { db }: { db: Db },
  filter: IncomeFilter,
  shown: {
    state: IncomeStage | null
    search: string | null
    sort: RowSort
    descending: boolean
    limit: number
    offset: number
  },
): Promise<{ rows: IncomeRow[]; count: number; sum: Figures['total'] }> {
  const values = [...filterValues(filter), shown.search]
  const [total, page] = await Promise.all([
    db.pool.query<{ count: number; gross: bigint; cost: bigint; net: bigint }>(totals(shown.state), values),
    db.pool.query<IncomeRow>(rowsStatement(shown.state, shown.sort, shown.descending), [
      ...values,
      shown.limit,
      shown.offset,
    ]),
  ])
  const { count = 0, gross = 0n, cost = 0n, net = 0n } = total.rows[0] ?? {}
  return { rows: page.rows, count, sum: { grossFen: gross, costFen: cost, netFen: net } }
}
