import { DomainError } from '#domain/errors.ts'
import { CO_HOSTS } from '#domain/live-schedule.ts'
import type { Sql } from '#server/db/db.ts'
import { tellPeople } from '#server/notices/tell-people.ts'

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

type Asked = { titleZh: string; titleEn: string; beginsAt: Date }

const readAsked = `
SELECT title_zh AS "titleZh", title_en AS "titleEn", scheduled_at AS "beginsAt" FROM live_session WHERE id = $1`

async function tell(sql: Sql, sessionId: string, userIds: readonly string[], at: Date): Promise<void> {
  const { rows } = await sql.query<Asked>(readAsked, [sessionId])
  for (const session of rows)
    await tellPeople(sql, userIds, {
      ...{ kind: 'live_invited', facts: { sessionId, ...session }, at },
      about: `${sessionId}:${at.getTime()}`,
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
