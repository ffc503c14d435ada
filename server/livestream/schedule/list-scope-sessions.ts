import type { Db } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { SessionState } from '../lock-session.ts'

/** A session as its district’s coordinator sees it. `viewers`: the newest count, while it is on the air. */
export type ScopeSession = {
  id: string
  titleZh: string
  titleEn: string
  state: SessionState
  scheduledAt: Date
  startedAt: Date | null
  endedAt: Date | null
  producerZh: string
  producerEn: string
  hosts: string[]
  viewers: number | null
  /** Units paid and not refunded. */
  sold: number
  paidFen: bigint
  stopReason: string | null
  stoppedBy: string | null
}

const sessions = `
SELECT s.id, s.title_zh AS "titleZh", s.title_en AS "titleEn", s.state, s.scheduled_at AS "scheduledAt", s.started_at AS "startedAt",
  s.ended_at AS "endedAt", r.name_zh AS "producerZh", r.name_en AS "producerEn", s.stop_reason AS "stopReason", b.name AS "stoppedBy",
  (SELECT coalesce(json_agg(u.name ORDER BY h.role, u.name), '[]') FROM live_host h JOIN app_user u ON u.id = h.user_id WHERE h.session_id = s.id) AS hosts,
  CASE WHEN s.state = 'live' THEN (SELECT g.viewers FROM live_figure g WHERE g.session_id = s.id ORDER BY g.at DESC LIMIT 1) END AS viewers,
  coalesce(o.sold, 0)::int AS sold, coalesce(o.paid, 0)::bigint AS "paidFen"
FROM live_session s JOIN producer r ON r.id = s.producer_id LEFT JOIN app_user b ON b.id = s.stopped_by
LEFT JOIN LATERAL (
  SELECT sum(l.units) AS sold, sum(o.paid_fen - o.refunded_fen) AS paid FROM orders o
  JOIN LATERAL (SELECT sum(quantity - restocked) AS units FROM order_line WHERE order_id = o.id) l ON true
  WHERE o.live_session_id = s.id AND o.state IN ('paid', 'packed', 'shipped', 'delivered', 'completed')) o ON true
WHERE $1::bpchar IS NULL OR r.district_code = $1
ORDER BY array_position(ARRAY['live', 'scheduled', 'ended']::live_state[], s.state),
  CASE WHEN s.state = 'scheduled' THEN s.scheduled_at END, coalesce(s.started_at, s.scheduled_at) DESC, s.id LIMIT 100`

/** Sessions of the viewer’s scope: on the air, announced (soonest first), over (latest first). @throws DomainError Forbidden */
export async function listScopeSessions({ db }: { db: Db }, viewer: Viewer): Promise<ScopeSession[]> {
  const { rows } = await db.pool.query<ScopeSession>(sessions, [districtInScope(viewer)])
  return rows
}
