import { dayOf } from '#domain/calendar-day.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { FollowUpEnding } from './find-follow-up.ts'
import type { VisitKind } from './list-visits.ts'

/** A visit as the helper who makes it sees it: whom to see, by code and village, by when and why. Nothing of what they earn. */
export type OwnVisit = {
  id: string
  kind: VisitKind
  householdCode: string
  villageZh: string
  villageEn: string
  /** `yyyy-mm-dd` in Asia/Shanghai. */
  dueOn: string
  daysLate: number
  reason: string
  closedAt: Date | null
  /** Null while it is open. */
  ending: FollowUpEnding | null
  outcome: string | null
}

/** The helper that an account is: the one whose phone it proved to have. $1 is the account. */
export const helperOfAccount = `
SELECT w.id FROM helper w JOIN app_user u ON u.phone_number = w.phone
WHERE u.id = $1 AND u.phone_number_verified AND u.closed_at IS NULL`

const MOST = 200

const read = `
SELECT f.id, f.kind, h.code AS "householdCode", v.name_zh AS "villageZh", v.name_en AS "villageEn", f.due_on::text AS "dueOn",
       CASE WHEN f.closed_at IS NULL THEN $2::date - f.due_on ELSE 0 END AS "daysLate", f.reason, f.closed_at AS "closedAt", f.ending, f.outcome
FROM follow_up f JOIN household h ON h.id = f.household_id JOIN village v ON v.code = h.village_code
WHERE f.helper_id IN (${helperOfAccount}) ORDER BY f.closed_at DESC NULLS FIRST, f.due_on, f.id LIMIT ${MOST}`

/** The visits of the viewer as a helper, those that are due first on top; null where they are no helper. */
export async function ownVisits({ db, clock }: { db: Db; clock: Clock }, viewer: Viewer): Promise<OwnVisit[] | null> {
  const helper = await db.pool.query(helperOfAccount, [viewer.userId])
  if (!helper.rowCount) return null
  return (await db.pool.query<OwnVisit>(read, [viewer.userId, dayOf(clock.now())])).rows
}
