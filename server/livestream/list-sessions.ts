import type { Db } from '#server/db/db.ts'
import { type SessionCard, type SessionRow, selectSessions, toSessionCard } from './session-card.ts'

export type SessionLists = { live: SessionCard[]; next: SessionCard[]; ended: SessionCard[] }

/** Sessions of each list at most. */
const LIMIT = 12

async function list({ db }: { db: Db }, condition: string): Promise<SessionCard[]> {
  const { rows } = await db.pool.query<SessionRow>(`${selectSessions} WHERE ${condition} LIMIT ${LIMIT}`)
  return rows.map(toSessionCard)
}

/** On the air (latest first), next (soonest first), and ended (latest first; those that never began are not among them). */
export async function listSessions(deps: { db: Db }): Promise<SessionLists> {
  const [live, next, ended] = await Promise.all([
    list(deps, `l.state = 'live' ORDER BY l.started_at DESC`),
    list(deps, `l.state = 'scheduled' ORDER BY l.scheduled_at`),
    list(deps, `l.state = 'ended' AND l.started_at IS NOT NULL ORDER BY l.ended_at DESC`),
  ])
  return { live, next, ended }
}

/** Sessions a person hosts or helps to host, those on the air first, then what comes next, then the past. */
export async function listOwnSessions({ db }: { db: Db }, userId: string): Promise<SessionCard[]> {
  const { rows } = await db.pool.query<SessionRow>(
    `${selectSessions} JOIN live_host h ON h.session_id = l.id AND h.user_id = $1
     ORDER BY array_position(ARRAY['live', 'scheduled', 'ended']::live_state[], l.state), l.scheduled_at LIMIT 50`,
    [userId],
  )
  return rows.map(toSessionCard)
}
