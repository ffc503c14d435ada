import type { Sql } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** What somebody is to a session: its host or co-host, of its producer, or the coordination that its district belongs to. */
export type PartIn = 'host' | 'member' | 'coordinator'

type Row = { district: string; host: boolean; member: boolean }

/** Null: a visitor like any other, or there is no such session. */
export async function partIn(sql: Sql, viewer: Viewer | null, sessionId: string): Promise<PartIn | null> {
  if (!viewer) return null
  const { rows } = await sql.query<Row>({
    name: 'live_part_in',
    text: `SELECT r.district_code AS district,
        EXISTS (SELECT 1 FROM live_host h WHERE h.session_id = l.id AND h.user_id = $2) AS host,
        EXISTS (SELECT 1 FROM producer_member m WHERE m.producer_id = l.producer_id AND m.user_id = $2) AS member
      FROM live_session l JOIN producer r ON r.id = l.producer_id WHERE l.id = $1`,
    values: [sessionId, viewer.userId],
  })
  const row = rows[0]
  if (!row) return null
  if (row.host) return 'host'
  if (row.member) return 'member'
  if (viewer.role !== 'admin' && (viewer.role !== 'coordinator' || !viewer.scope)) return null
  const district = districtInScope(viewer)
  return district === null || district === row.district ? 'coordinator' : null
}
