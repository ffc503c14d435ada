import type { Sql } from '#server/db/db.ts'
import { hashOfToken } from './ingest-token.ts'
import { MediaRefused } from './refusal.ts'

/** Leave to publish, as its token says. `name` is the person's. */
export type Ingest = { id: string; sessionId: string; device: string; name: string; sessionState: SessionState }
type SessionState = 'scheduled' | 'live' | 'ended'

type Row = Ingest & { open: boolean; hosts: boolean }

/**
 * Whose token it is. Somebody who no longer hosts the session, or whose verification was withdrawn, has none.
 * @throws MediaRefused TokenUnknown, TokenEnded (withdrawn, too old, or the session has ended)
 */
export async function findIngest(sql: Sql, token: string, now: Date): Promise<Ingest> {
  const { rows } = await sql.query<Row>({
    name: 'live_find_ingest',
    text: `SELECT i.id, i.session_id AS "sessionId", i.device, u.name, s.state AS "sessionState",
        i.ended_at IS NULL AND i.expires_at > $2 AS open,
        EXISTS (SELECT 1 FROM live_host h WHERE h.session_id = s.id AND h.user_id = i.user_id)
          AND NOT EXISTS (SELECT 1 FROM host_verification v WHERE v.user_id = i.user_id AND v.revoked_at IS NOT NULL) AS hosts
      FROM live_ingest i JOIN live_session s ON s.id = i.session_id JOIN app_user u ON u.id = i.user_id
      WHERE i.token_hash = $1`,
    values: [hashOfToken(token), now],
  })
  const row = rows[0]
  if (!row) throw new MediaRefused('TokenUnknown')
  const { open, hosts, ...ingest } = row
  if (!open || !hosts || ingest.sessionState === 'ended') throw new MediaRefused('TokenEnded')
  return ingest
}
