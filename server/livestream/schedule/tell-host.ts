import { maskPhone } from '#domain/masking.ts'
import type { Sql } from '#server/db/db.ts'
import type { NoticeFacts } from '#server/notices/notice-facts.ts'
import { tellPeople } from '#server/notices/tell-people.ts'

type Session = { hostId: string; titleZh: string; titleEn: string; phone: string | null }

const read = `
SELECT h.user_id AS "hostId", s.title_zh AS "titleZh", s.title_en AS "titleEn", u.phone_number AS phone
FROM live_session s JOIN live_host h ON h.session_id = s.id AND h.role = 'host' JOIN app_user u ON u.id = $2 WHERE s.id = $1`

/** Tells a session's host what somebody who was asked to help says to it. In the transaction that writes it down. */
export async function tellHost(
  sql: Sql,
  {
    sessionId,
    userId,
    answer,
    at,
  }: { sessionId: string; userId: string; at: Date } & Pick<NoticeFacts['live_answered'], 'answer'>,
): Promise<void> {
  const { rows } = await sql.query<Session>(read, [sessionId, userId])
  for (const { hostId, phone, ...titles } of rows)
    await tellPeople(sql, [hostId], {
      kind: 'live_answered',
      facts: { sessionId, ...titles, who: phone ? maskPhone(phone) : '', answer },
      about: `${sessionId}:${userId}:${answer}:${at.getTime()}`,
      at,
    })
}
