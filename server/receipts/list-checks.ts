import type { Fen } from '#domain/money.ts'
import type { CheckMethod, CheckState } from '#domain/receipt-check.ts'
import type { Deps } from '#server/deps.ts'
import { pageOf, sortOf } from '#server/households/income-report.ts'
import { maskedName } from '#server/households/income-sql.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** A household that is asked what it received. Amounts in fen, times UTC. */
export type CheckRow = {
  id: string
  state: CheckState
  method: CheckMethod | null
  runId: string
  runNumber: bigint
  householdId: string
  householdCode: string
  maskedName: string
  villageZh: string
  villageEn: string
  paidFen: Fen
  receivedFen: Fen | null
  openedAt: Date
  answeredAt: Date | null
  /** A difference nobody has explained yet. */
  caseOpen: boolean
}

/** `waiting` are due or could not be reached, `open` differ and are not explained yet. */
export const checkLists = ['waiting', 'open', 'answered', 'all'] as const
export type CheckListState = (typeof checkLists)[number]
const sorts = ['opened', 'household', 'paid', 'received', 'state'] as const
export type CheckSort = (typeof sorts)[number]
export type CheckList = {
  rows: CheckRow[]
  count: number
  counts: Record<CheckListState, number>
  pageSize: number
  state: CheckListState
  sort: CheckSort
  descending: boolean
}

const PAGE = 50

const sortColumns: Record<CheckSort, string> = {
  opened: 'c.opened_at',
  household: 'h.code',
  paid: 'p.amount_fen',
  received: 'c.received_fen',
  state: 'c.state',
}

const shown: Record<CheckListState, string> = {
  waiting: `c.state IN ('due', 'unreachable')`,
  open: `c.state = 'different' AND k.closed_at IS NULL`,
  answered: `c.state IN ('confirmed', 'different')`,
  all: 'true',
}

export const checkTables = `
receipt_check c JOIN payout p ON p.id = c.payout_id JOIN payout_run r ON r.id = p.run_id
JOIN household h ON h.id = p.household_id JOIN village v ON v.code = h.village_code
JOIN household_identity i ON i.household_id = h.id LEFT JOIN payout_case k ON k.check_id = c.id`

const inScope = `($1::bpchar IS NULL OR r.district_code = $1)`
const each = checkLists.map((list) => `count(*) FILTER (WHERE ${shown[list]})::int AS "${list}"`).join(', ')
const counts = `SELECT ${each} FROM ${checkTables} WHERE ${inScope}`

export const checkColumns = `
c.id, c.state, c.method, r.id AS "runId", r.number AS "runNumber", h.id AS "householdId", h.code AS "householdCode",
${maskedName} AS "maskedName", v.name_zh AS "villageZh", v.name_en AS "villageEn", p.amount_fen AS "paidFen",
c.received_fen AS "receivedFen", c.opened_at AS "openedAt", c.answered_at AS "answeredAt",
(k.id IS NOT NULL AND k.closed_at IS NULL) AS "caseOpen"`

/**
 * Checks of the viewer's scope, those that wait longest first.
 * @throws DomainError Forbidden
 */
export async function listChecks(
  { db }: Pick<Deps, 'db'>,
  viewer: Viewer,
  query: { state?: string | null; sort?: string | null; page?: number | null; all?: boolean },
): Promise<CheckList> {
  const scope = districtInScope(viewer)
  const state = checkLists.find((one) => one === query.state) ?? 'waiting'
  const { sort, descending } = sortOf(query.sort, sorts, { sort: 'opened', descending: false })
  const { limit, offset } = pageOf(query.page, query.all ? 'all' : PAGE)
  const [all, page] = await Promise.all([
    db.pool.query<Record<CheckListState, number>>(counts, [scope]),
    db.pool.query<CheckRow>(
      `SELECT ${checkColumns} FROM ${checkTables} WHERE ${inScope} AND ${shown[state]}
       ORDER BY ${sortColumns[sort]} ${descending ? 'DESC' : 'ASC'} NULLS LAST, c.id LIMIT $2 OFFSET $3`,
      [scope, limit, offset],
    ),
  ])
  const found = all.rows[0] as Record<CheckListState, number>
  return { rows: page.rows, count: found[state], counts: found, pageSize: PAGE, state, sort, descending }
}
