import { type RunState, runStates } from '#domain/payout-states.ts'
import type { Db } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { listOf, type MoneyList, type MoneyQuery, orderBy, shownBy } from '#server/payments/desk/money-query.ts'

/** A run as a row. Amounts fen; counts are of households. */
export type RunRow = {
  id: string
  number: bigint
  state: RunState
  districtZh: string
  districtEn: string
  producerZh: string | null
  producerEn: string | null
  period: string
  proposedBy: string | null
  proposedAt: Date
  households: number
  paid: number
  failed: number
  /** What is or was to be paid, without what failed. */
  amountFen: bigint
  paidFen: bigint
}

const states = ['all', ...runStates] as const
export type RunListState = (typeof states)[number]
const sorts = ['number', 'period', 'households', 'amount', 'state'] as const
export type RunSort = (typeof sorts)[number]
export type RunList = MoneyList<RunRow, RunListState, RunSort>

const sortColumns: Record<RunSort, string> = {
  number: 'number',
  period: 'period',
  households: 'households',
  amount: '"amountFen"',
  state: 'state',
}

const list = (column: string, descending: boolean): string => `
WITH run AS (
  SELECT r.id, r.number, r.state, d.name_zh AS "districtZh", d.name_en AS "districtEn", g.name_zh AS "producerZh", g.name_en AS "producerEn",
         r.period, u.name AS "proposedBy", r.proposed_at AS "proposedAt", count(p.id)::int AS households,
         count(p.id) FILTER (WHERE p.state = 'paid')::int AS paid, count(p.id) FILTER (WHERE p.state = 'failed')::int AS failed,
         coalesce(sum(p.amount_fen) FILTER (WHERE p.state <> 'failed'), 0)::bigint AS "amountFen",
         coalesce(sum(p.amount_fen) FILTER (WHERE p.state = 'paid'), 0)::bigint AS "paidFen"
  FROM payout_run r JOIN district d ON d.code = r.district_code LEFT JOIN producer g ON g.id = r.producer_id
  LEFT JOIN app_user u ON u.id = r.proposed_by LEFT JOIN payout p ON p.run_id = r.id
  WHERE ($1::bpchar IS NULL OR r.district_code = $1) AND ($2 = 'all' OR r.state::text = $2)
  GROUP BY r.id, d.code, g.id, u.id)
SELECT *, count(*) OVER ()::int AS count, sum("amountFen") FILTER (WHERE state <> 'cancelled') OVER ()::bigint AS "sumFen" FROM run
${orderBy(column, descending, 'number DESC')} LIMIT $3 OFFSET $4`

/** Payout runs of the viewer's scope, the newest first. @throws DomainError Forbidden */
export async function listRuns({ db }: { db: Db }, viewer: Viewer, query: MoneyQuery): Promise<RunList> {
  const district = districtInScope(viewer)
  const first = () => ({ sort: 'number' as const, descending: true })
  const shown = shownBy(query, { states, sorts, first })
  const { rows } = await db.pool.query<RunRow & { count: number; sumFen: bigint }>(
    list(sortColumns[shown.sort], shown.descending),
    [district, shown.state, shown.limit, shown.offset],
  )
  return listOf(rows, shown)
}
