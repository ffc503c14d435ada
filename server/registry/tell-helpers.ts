import type { Sql } from '#server/db/db.ts'
import type { NoticeFacts } from '#server/notices/notice-facts.ts'
import { queueNotices, type Reach } from '#server/notices/queue-notices.ts'

type Visit = Omit<NoticeFacts['visit_ended'], 'ending'> & {
  id: string
  ending: NoticeFacts['visit_ended']['ending'] | null
  closedBy: string | null
  userId: string | null
  reaches: Reach[]
}

/** With the account that proved to have the helper's phone, where there is one, and its language. Who has none has the phone still. */
const read = `
SELECT f.id, h.code AS "householdCode", v.name_zh AS "villageZh", v.name_en AS "villageEn", f.due_on::text AS "dueOn", f.ending,
       f.closed_by AS "closedBy", u.id AS "userId", (
  SELECT coalesce(json_agg(r), '[]') FROM (
    SELECT 'sms' AS channel, w.phone AS recipient, coalesce(u.locale, 'zh') AS locale
    UNION ALL
    SELECT 'push', s.endpoint, s.locale FROM push_subscription s WHERE s.user_id = u.id
  ) r) AS reaches
FROM follow_up f JOIN helper w ON w.id = f.helper_id JOIN household h ON h.id = f.household_id JOIN village v ON v.code = h.village_code
LEFT JOIN app_user u ON u.phone_number = w.phone AND u.phone_number_verified AND u.closed_at IS NULL
WHERE f.id = ANY($1::uuid[])`

/**
 * Tells helpers of visits as they stand now: planned for them, or over without them. Whoever ended one need not be told. By code and
 * village only: what the visit is for stays behind the sign-in. In the caller's transaction, once each.
 */
export async function tellHelpers(sql: Sql, visitIds: readonly string[], at: Date): Promise<void> {
  const { rows } = await sql.query<Visit>(read, [visitIds])
  for (const { id, ending, closedBy, userId, reaches, ...about } of rows) {
    if (userId !== null && closedBy === `user:${userId}`) continue
    const to = { orderId: null, userId, at, reaches }
    if (ending === null)
      await queueNotices(sql, { kind: 'visit_planned', facts: about, dedupeKey: `visit_planned:${id}`, ...to })
    else
      await queueNotices(sql, {
        kind: 'visit_ended',
        facts: { ...about, ending },
        dedupeKey: `visit_ended:${id}`,
        ...to,
      })
  }
}
