import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'

export type SessionState = 'scheduled' | 'live' | 'ended'
export type LockedSession = {
  id: string
  state: SessionState
  lastSeq: number
  presentingItemId: string | null
  paused: boolean
  /** Who steers it; null: whichever host acts. */
  helmUserId: string | null
}

/**
 * Locks a session's row until the transaction ends: whoever holds it gives out the next numbers of the log. NO KEY,
 * because placing an order refers to the session while it holds the live item that a host may be changing.
 * @throws DomainError NotFound
 */
export async function lockSession(sql: Sql, sessionId: string): Promise<LockedSession> {
  const { rows } = await sql.query<{
    state: SessionState
    last_seq: bigint
    presenting_item_id: string | null
    paused: boolean
    helm_user_id: string | null
  }>({
    name: 'live_lock_session',
    text: `SELECT state, last_seq, presenting_item_id, paused_at IS NOT NULL AS paused, helm_user_id
      FROM live_session WHERE id = $1 FOR NO KEY UPDATE`,
    values: [sessionId],
  })
  const row = rows[0]
  if (!row) throw new DomainError('NotFound')
  return {
    id: sessionId,
    state: row.state,
    lastSeq: Number(row.last_seq),
    presentingItemId: row.presenting_item_id,
    paused: row.paused,
    helmUserId: row.helm_user_id,
  }
}
