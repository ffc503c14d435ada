import { dayOf } from '#domain/calendar-day.ts'
import { DomainError } from '#domain/errors.ts'
import { type HostStanding, hostStanding } from '#domain/host-standing.ts'
import type { Sql } from '#server/db/db.ts'

type Row = {
  userId: string
  bornOn: string
  guardian: boolean
  verified: boolean
  refused: boolean
  revoked: boolean
}

/** How the people of `userIds` stand at an instant; somebody who handed in nothing is `none`. */
export async function standingsOf(sql: Sql, userIds: readonly string[], at: Date): Promise<Map<string, HostStanding>> {
  const { rows } = await sql.query<Row>(
    `SELECT user_id AS "userId", to_char(born_on, 'YYYY-MM-DD') AS "bornOn", guardian_file IS NOT NULL AND guardian_name IS NOT NULL AND guardian_phone IS NOT NULL AS guardian,
       verified_at IS NOT NULL AS verified, refused_reason IS NOT NULL AS refused, revoked_at IS NOT NULL AS revoked
     FROM host_verification WHERE user_id = ANY($1::text[])`,
    [userIds],
  )
  const papers = new Map(rows.map(({ userId, ...row }) => [userId, row]))
  return new Map(userIds.map((userId) => [userId, hostStanding(papers.get(userId) ?? null, dayOf(at))]))
}

/** Whether a person's real name and age were checked by somebody else. @throws DomainError HostNotVerified {why} */
export async function requireVerifiedHost(sql: Sql, userId: string, at: Date): Promise<void> {
  const why = (await standingsOf(sql, [userId], at)).get(userId) ?? 'none'
  if (why !== 'verified') throw new DomainError('HostNotVerified', { why })
}

/**
 * Whether a session has somebody who may speak: a verified host who belongs to its producer or helps it.
 * @param userId who asks; where nobody may, the error says how this person stands
 * @throws DomainError HostNotVerified {why}; `notBound`: verified, but of another producer
 */
export async function requireHostOfProducer(sql: Sql, sessionId: string, userId: string, at: Date): Promise<void> {
  const { rows } = await sql.query<{ userId: string }>(
    `SELECT h.user_id AS "userId" FROM live_session s JOIN live_host h ON h.session_id = s.id
     JOIN producer_member m ON m.producer_id = s.producer_id AND m.user_id = h.user_id WHERE s.id = $1`,
    [sessionId],
  )
  const bound = rows.map((row) => row.userId)
  const standings = await standingsOf(sql, [...new Set([...bound, userId])], at)
  if (bound.some((id) => standings.get(id) === 'verified')) return
  const own = standings.get(userId) ?? 'none'
  throw new DomainError('HostNotVerified', { why: own === 'verified' ? 'notBound' : own })
}
