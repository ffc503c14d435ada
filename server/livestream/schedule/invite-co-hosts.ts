import { DomainError } from '#domain/errors.ts'
import { CO_HOSTS } from '#domain/live-schedule.ts'
import type { Sql } from '#server/db/db.ts'
import { queueNotices, type Reach } from '#server/notices/queue-notices.ts'

type Invited = { id: string; phone: string }

/** Everybody has an account, and nobody is the host. @throws DomainError InvalidInput {field: coHosts, rule, phone?} */
async function findInvited(sql: Sql, hostId: string, phones: readonly string[]): Promise<Invited[]> {
  if (phones.length > CO_HOSTS.max) throw new DomainError('InvalidInput', { field: 'coHosts', rule: 'many' })
  const { rows } = await sql.query<Invited>(
    'SELECT id, phone_number AS phone FROM app_user WHERE phone_number = ANY($1::text[]) AND closed_at IS NULL',
    [phones],
  )
  const unknown = phones.find((phone) => !rows.some((row) => row.phone === phone))
  if (unknown) throw new DomainError('InvalidInput', { field: 'coHosts', rule: 'unknown', phone: unknown })
  if (rows.some(({ id }) => id === hostId))
    throw new DomainError('InvalidInput', { field: 'coHosts', rule: 'yourself' })
  return rows
}

type Asked = { userId: string; phone: string; titleZh: string; titleEn: string; beginsAt: Date; browsers: Reach[] }

const readAsked = `
SELECT u.id AS "userId", u.phone_number AS phone, s.title_zh AS "titleZh", s.title_en AS "titleEn", s.scheduled_at AS "beginsAt", (
  SELECT coalesce(json_agg(json_build_object('channel', 'push', 'recipient', b.endpoint, 'locale', b.locale)), '[]')
  FROM push_subscription b WHERE b.user_id = u.id) AS browsers
FROM live_session s, app_user u WHERE s.id = $1 AND u.id = ANY($2::text[])`

async function tell(sql: Sql, sessionId: string, userIds: readonly string[], at: Date): Promise<void> {
  const { rows } = await sql.query<Asked>(readAsked, [sessionId, userIds])
  for (const { userId, phone, browsers, ...about } of rows)
    await queueNotices(sql, {
      ...{ kind: 'live_invited' as const, facts: { sessionId, ...about }, orderId: null, userId, at },
      dedupeKey: `live_invited:${sessionId}:${userId}:${at.getTime()}`,
      reaches: [{ channel: 'sms', recipient: phone, locale: 'zh' }, ...browsers],
    })
}

/**
 * Asks people to help to host a session, exactly these; who is not among them any more does not. They are told, and help once
 * they accept. Somebody who declined is asked again only after they were taken off.
 * @param phones E.164
 * @throws DomainError InvalidInput {field: coHosts, rule: unknown, phone} (nobody has an account with it), {rule: many},
 *   {rule: yourself}
 */
export async function inviteCoHosts(
  sql: Sql,
  { sessionId, hostId, phones, at }: { sessionId: string; hostId: string; phones: readonly string[]; at: Date },
): Promise<void> {
  const ids = (await findInvited(sql, hostId, phones)).map(({ id }) => id)
  await sql.query(`DELETE FROM live_host WHERE session_id = $1 AND role = 'co_host' AND user_id <> ALL($2::text[])`, [
    sessionId,
    ids,
  ])
  await sql.query('DELETE FROM live_invitation WHERE session_id = $1 AND user_id <> ALL($2::text[])', [sessionId, ids])
  const { rows } = await sql.query<{ userId: string }>(
    `INSERT INTO live_invitation (session_id, user_id, invited_by, invited_at) SELECT $1, id, $3, $4 FROM unnest($2::text[]) AS id
     ON CONFLICT DO NOTHING RETURNING user_id AS "userId"`,
    [sessionId, ids, hostId, at],
  )
  const asked = rows.map(({ userId }) => userId)
  await tell(sql, sessionId, asked, at)
}
