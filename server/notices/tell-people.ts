import type { Sql } from '#server/db/db.ts'
import type { NoticeFacts, NoticeKind } from './notice-facts.ts'
import { queueNotices, type Reach } from './queue-notices.ts'

/** Kinds of notices that are for somebody by what they do here, not for what they bought. */
export type PeopleNoticeKind = Exclude<
  NoticeKind & (`live_${string}` | `visit_${string}` | 'host_decided'),
  'live_soon' | 'live_moved' | 'live_cancelled' | 'live_thanks'
>

export type PeopleNotice<Kind extends PeopleNoticeKind> = {
  kind: Kind
  facts: NoticeFacts[Kind]
  /** What it is about: told twice, it is one notice to each of them. */
  about: string
  at: Date
}

const readReaches = `
SELECT u.id AS "userId", (
  SELECT coalesce(json_agg(r), '[]') FROM (
    SELECT 'sms' AS channel, u.phone_number AS recipient, coalesce(u.locale, 'zh') AS locale WHERE u.phone_number IS NOT NULL
    UNION ALL
    SELECT 'push', s.endpoint, s.locale FROM push_subscription s WHERE s.user_id = u.id
  ) r) AS reaches
FROM app_user u WHERE u.id = ANY($1::text[])`

/**
 * Tells people with an account something, by text message in their language and on every browser that takes notices, in the caller's
 * transaction.
 */
export async function tellPeople<Kind extends PeopleNoticeKind>(
  sql: Sql,
  userIds: readonly string[],
  { kind, facts, about, at }: PeopleNotice<Kind>,
): Promise<void> {
  const { rows } = await sql.query<{ userId: string; reaches: Reach[] }>(readReaches, [userIds])
  for (const { userId, reaches } of rows)
    await queueNotices(sql, {
      ...{ kind, facts, orderId: null, userId, at, reaches },
      dedupeKey: `${kind}:${about}:${userId}`,
    })
}
