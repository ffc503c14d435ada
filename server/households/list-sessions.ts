import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { districtInScope } from './scope.ts'

export type SessionChoice = { id: string; titleZh: string; titleEn: string; state: 'live' | 'ended'; startedAt: Date }

const sessions = `
SELECT s.id, s.title_zh AS "titleZh", s.title_en AS "titleEn", s.state, coalesce(s.started_at, s.scheduled_at) AS "startedAt"
FROM live_session s JOIN producer p ON p.id = s.producer_id
WHERE s.state <> 'scheduled' AND ($1::bpchar IS NULL OR p.district_code = $1)
ORDER BY s.state = 'live' DESC, 5 DESC LIMIT 100`

/** Live sessions of the viewer's scope that have begun, those on the air first. @throws DomainError Forbidden */
export async function listSessions({ db }: { db: Db }, viewer: Viewer): Promise<SessionChoice[]> {
  const { rows } = await db.pool.query<SessionChoice>(sessions, [districtInScope(viewer)])
  return rows
}
