import { dayOf } from '#domain/calendar-day.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { pageOf } from '#server/households/income-report.ts'
import { maskedName } from '#server/households/income-sql.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { FollowUpEnding } from './find-follow-up.ts'

/** What a planned visit is about: the household itself, a payout nobody spoke of yet, or one that arrived otherwise. */
export type VisitKind = 'visit' | 'receipt' | 'difference'

/** A planned visit. Days `yyyy-mm-dd` in Asia/Shanghai, times UTC. */
export type VisitRow = {
  id: string
  kind: VisitKind
  householdId: string
  householdCode: string
  maskedName: string
  villageZh: string
  villageEn: string
  helperId: string
  helper: string
  dueOn: string
  /** Whole days past its day; 0 or less is in time, or done. */
  daysLate: number
  reason: string
  checkId: string | null
  plannedBy: string | null
  openedAt: Date
  closedAt: Date | null
  closedBy: string | null
  /** Null while it is open. */
  ending: FollowUpEnding | null
  outcome: string | null
}

export const visitLists = ['open', 'overdue', 'done', 'all'] as const
export type VisitListState = (typeof visitLists)[number]
export type VisitList = {
  rows: VisitRow[]
  count: number
  counts: Record<VisitListState, number>
  /** Those who have visits in the scope. */
  helpers: { id: string; name: string }[]
  state: VisitListState
  helperId: string | null
  pageSize: number
}

const PAGE = 50

/** $2 is today. */
const shown: Record<VisitListState, string> = {
  open: 'f.closed_at IS NULL',
  overdue: 'f.closed_at IS NULL AND f.due_on < $2::date',
  done: 'f.closed_at IS NOT NULL',
  all: 'true',
}

const tables = `
follow_up f JOIN household h ON h.id = f.household_id JOIN village v ON v.code = h.village_code JOIN township t ON t.code = v.township_code
JOIN helper w ON w.id = f.helper_id`

const inScope = `($1::bpchar IS NULL OR t.district_code = $1)`
const each = visitLists.map((list) => `count(*) FILTER (WHERE ${shown[list]})::int AS "${list}"`).join(', ')

const columns = `
f.id, f.kind, h.id AS "householdId", h.code AS "householdCode", ${maskedName} AS "maskedName", v.name_zh AS "villageZh", v.name_en AS "villageEn",
w.id AS "helperId", w.name AS helper, f.due_on::text AS "dueOn", CASE WHEN f.closed_at IS NULL THEN $2::date - f.due_on ELSE 0 END AS "daysLate",
f.reason, f.check_id AS "checkId", u.name AS "plannedBy", f.opened_at AS "openedAt", f.closed_at AS "closedAt",
z.name AS "closedBy", f.ending, f.outcome`

/** Planned visits of the viewer's scope, those that are due first on top. @throws DomainError Forbidden */
export async function listVisits(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  query: { state?: string | null; helperId?: string | null; page?: number | null },
): Promise<VisitList> {
  const of = [districtInScope(viewer), dayOf(clock.now())]
  const state = visitLists.find((one) => one === query.state) ?? 'open'
  const helperId = query.helperId || null
  const { limit, offset } = pageOf(query.page, PAGE)
  const [counted, helpers, page] = await Promise.all([
    db.pool.query<Record<VisitListState, number>>(
      `SELECT ${each} FROM ${tables} WHERE ${inScope} AND ($3::text IS NULL OR w.id::text = $3)`,
      [...of, helperId],
    ),
    db.pool.query<VisitList['helpers'][number]>(
      `SELECT DISTINCT w.id, w.name FROM ${tables} WHERE ${inScope} ORDER BY w.name, w.id`,
      of.slice(0, 1),
    ),
    db.pool.query<VisitRow>(
      `SELECT ${columns} FROM ${tables} LEFT JOIN household_identity i ON i.household_id = h.id
       LEFT JOIN app_user u ON 'user:' || u.id = f.opened_by LEFT JOIN app_user z ON 'user:' || z.id = f.closed_by
       WHERE ${inScope} AND ($3::text IS NULL OR w.id::text = $3) AND ${shown[state]}
       ORDER BY f.closed_at DESC NULLS FIRST, f.due_on, f.id LIMIT $4 OFFSET $5`,
      [...of, helperId, limit, offset],
    ),
  ])
  const counts = counted.rows[0] as Record<VisitListState, number>
  return { rows: page.rows, count: counts[state], counts, helpers: helpers.rows, state, helperId, pageSize: PAGE }
}
