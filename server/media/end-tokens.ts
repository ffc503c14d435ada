import type { Deps } from '#server/deps.ts'

/** Ends every leave to publish a session, for good. Safe to repeat. */
export async function endTokens({ db, clock }: Pick<Deps, 'db' | 'clock'>, sessionId: string): Promise<void> {
  await db.pool.query(
    `UPDATE live_ingest SET ended_at = greatest($2, issued_at), end_reason = 'session_ended', publishing_since = NULL
     WHERE session_id = $1 AND ended_at IS NULL`,
    [sessionId, clock.now()],
  )
  await db.pool.query(`UPDATE live_session SET media = 'none' WHERE id = $1 AND state = 'ended' AND media <> 'none'`, [
    sessionId,
  ])
}
