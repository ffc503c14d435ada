import { query } from './query.ts'

/** The demo's volunteer was asked to help with a session, and accepted. */
export async function helpAt(baseURL: string | undefined, sessionId: string): Promise<void> {
  await query(
    baseURL,
    `INSERT INTO live_invitation (session_id, user_id, invited_by, invited_at)
     SELECT h.session_id, u.id, h.user_id, now() FROM live_host h, app_user u
     WHERE h.session_id = $1 AND h.role = 'host' AND u.phone_number = '+8619900000003'`,
    [sessionId],
  )
  await query(
    baseURL,
    `INSERT INTO live_host (session_id, user_id, role)
     SELECT $1, id, 'co_host' FROM app_user WHERE phone_number = '+8619900000003'`,
    [sessionId],
  )
}
