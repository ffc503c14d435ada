import { dayOf } from '#domain/calendar-day.ts'
import { DomainError } from '#domain/errors.ts'
import { visitWords } from '#domain/visit-words.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { findCheck } from '#server/receipts/find-check.ts'
import { standingHousehold } from './household-state.ts'
import { tellHelpers } from './tell-helpers.ts'

export type NewVisit = {
  /** Made by the form, so that sending it twice is one visit. */
  id: string
  householdId: string
  /** The receipt check that it is about; null where it is about the household. */
  checkId: string | null
  helperId: string
  /** `yyyy-mm-dd` in Asia/Shanghai, today or later. */
  dueOn: string
  reason: string
}

const FURTHEST_DAYS = 180
const DAY_MS = 86_400_000
const invalid = (field: string, rule: string) => new DomainError('InvalidInput', { field, rule })

/** Helpers of a district: those of households registered there. $1 is the district. */
export const helpersOf = `
SELECT DISTINCT w.id, w.name FROM helper w JOIN household h ON h.helper_id = w.id JOIN village v ON v.code = h.village_code
JOIN township t ON t.code = v.township_code WHERE t.district_code = $1 AND h.merged_into_id IS NULL AND h.removed_at IS NULL`

/** What a visit about a check is for; null: it is answered, and nothing of it is open. Nobody answers it before the visit is written. */
const kindOfCheck = `
SELECT CASE WHEN c.state IN ('due', 'unreachable') THEN 'receipt' WHEN k.id IS NOT NULL AND k.closed_at IS NULL THEN 'difference' END AS kind
FROM receipt_check c JOIN payout p ON p.id = c.payout_id JOIN household h ON h.id = p.household_id LEFT JOIN payout_case k ON k.check_id = c.id
WHERE c.id = $1 AND coalesce(h.merged_into_id, h.id) = $2 FOR SHARE OF c`

const write = `
INSERT INTO follow_up (id, household_id, kind, period, opened_at, due_on, helper_id, check_id, reason, opened_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING RETURNING id`

/** @throws DomainError InvalidInput {field: 'dueOn' | 'reason', rule} */
function checked({ dueOn, reason }: NewVisit, today: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(dueOn) || Number.isNaN(Date.parse(dueOn))) throw invalid('dueOn', 'day')
  if (dueOn < today) throw invalid('dueOn', 'dayPast')
  if (Date.parse(dueOn) - Date.parse(today) > FURTHEST_DAYS * DAY_MS) throw invalid('dueOn', 'range')
  return visitWords('reason', reason, 'reason')
}

/**
 * Plans that a helper looks in on a household by a day: for itself, because nobody said yet what arrived of a payout, or because what
 * arrived differs. One open visit for a check. The helper is told.
 * @throws DomainError Forbidden, NotFound, OutOfScope, HouseholdMerged, CheckStateConflict, InvalidInput {field, rule}
 */
export async function planVisit(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer,
  visit: NewVisit,
): Promise<void> {
  const now = clock.now()
  await db.tx(async (sql) => {
    const { districtCode } = await standingHousehold(sql, viewer, visit.householdId, { lock: true })
    const words = checked(visit, dayOf(now))
    const helper = await sql.query(`SELECT 1 FROM (${helpersOf}) x WHERE x.id::text = $2`, [
      ...[districtCode, visit.helperId],
    ])
    if (!helper.rowCount) throw invalid('helperId', 'unknown')
    const kind = visit.checkId === null ? 'visit' : await aboutCheck(sql, viewer, visit.checkId, visit.householdId)
    const { rowCount } = await sql.query(write, [
      ...[knownId(visit.id), visit.householdId, kind, dayOf(now).slice(0, 7), now],
      ...[visit.dueOn, visit.helperId, visit.checkId, words, `user:${viewer.userId}`],
    ])
    if (rowCount) return tellHelpers(sql, [visit.id], now)
    const same = await sql.query('SELECT 1 FROM follow_up WHERE id = $1 AND household_id = $2', [
      ...[visit.id, visit.householdId],
    ])
    if (!same.rowCount) throw invalid('form', 'visitOpen')
  })
}

async function aboutCheck(sql: Sql, viewer: Viewer, checkId: string, householdId: string): Promise<string> {
  await findCheck(sql, viewer, checkId)
  const { rows } = await sql.query<{ kind: string | null }>(kindOfCheck, [checkId, householdId])
  if (!rows[0]) throw new DomainError('NotFound')
  if (!rows[0].kind) throw new DomainError('CheckStateConflict')
  return rows[0].kind
}
