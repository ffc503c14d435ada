import { DomainError } from '#domain/errors.ts'
import type { HostStanding } from '#domain/host-standing.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { standingsOf } from '../host-verification.ts'
import { type SessionCard, type SessionRow, selectSessions, toSessionCard } from '../session-card.ts'

/** What somebody is asked to help with. `by`: who asks, by name; `answer`: what they said to it. */
export type Invitation = { session: SessionCard; by: string; answer: 'open' | 'declined' | 'accepted' }

type Row = SessionRow & { by: string; declined: boolean; accepted: boolean }

const select = selectSessions.replace(
  'SELECT',
  `SELECT h.name AS by, v.declined_at IS NOT NULL AS declined,
     EXISTS (SELECT FROM live_host x WHERE x.session_id = l.id AND x.user_id = v.user_id) AS accepted,`,
)

const join = 'JOIN live_invitation v ON v.session_id = l.id AND v.user_id = $1 JOIN app_user h ON h.id = v.invited_by'

const toInvitation = ({ by, declined, accepted, ...row }: Row): Invitation => ({
  ...{ session: toSessionCard(row), by, answer: accepted ? 'accepted' : declined ? 'declined' : 'open' },
})

/** What somebody has not answered yet, of sessions that are not over, the next first. */
export async function listInvitations({ db }: { db: Db }, userId: string): Promise<Invitation[]> {
  const { rows } = await db.pool.query<Row>(
    `${select} ${join} WHERE l.state <> 'ended' AND v.declined_at IS NULL
       AND NOT EXISTS (SELECT FROM live_host x WHERE x.session_id = l.id AND x.user_id = v.user_id)
     ORDER BY l.scheduled_at LIMIT 50`,
    [userId],
  )
  return rows.map(toInvitation)
}

/** One invitation of somebody, and how they stand as a host. @throws DomainError NotFound (not invited) */
export async function readInvitation(
  { db, clock }: { db: Db; clock: Clock },
  userId: string,
  sessionId: string,
): Promise<Invitation & { standing: HostStanding }> {
  const { rows } = await db.pool.query<Row>(`${select} ${join} WHERE l.id = $2`, [userId, sessionId])
  const [row] = rows
  if (!row) throw new DomainError('NotFound')
  const standings = await standingsOf(db.pool, [userId], clock.now())
  return { ...toInvitation(row), standing: standings.get(userId) ?? 'none' }
}
