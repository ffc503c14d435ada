import type { Deps } from '#server/deps.ts'
import { stillKey } from '#server/media/still.ts'
import { segmentKey } from './segment-file.ts'

const DAY_MS = 24 * 60 * 60_000
/** Segments removed in one step, and steps in one run: what is left waits for the next run. */
const STEP = 200
const STEPS = 500

type RetentionDeps = Pick<Deps, 'db' | 'clock' | 'files' | 'log' | 'env'>

/**
 * Removes recordings whose time is over: first nobody sees them any more, then files and rows go in steps. The log of a session
 * with its chat, sales and figures stays. Safe to run twice and to break off.
 * @returns how many segments were removed
 */
export async function removeOldRecordings(deps: RetentionDeps): Promise<number> {
  const { db, clock, log } = deps
  const now = clock.now()
  const { rows: over } = await db.pool.query<{ id: string }>(
    `UPDATE live_session SET recording_gone_at = $1
     WHERE ended_at IS NOT NULL AND recording_gone_at IS NULL AND ended_at <= $2
       AND EXISTS (SELECT 1 FROM live_track t WHERE t.session_id = live_session.id) RETURNING id`,
    [now, new Date(now.getTime() - deps.env.RECORDING_KEEP_DAYS * DAY_MS)],
  )
  for (const { id } of over) log.info({ sessionId: id }, 'the recording of a session is over its time')
  let removed = 0
  for (let step = 0; step < STEPS; step++) {
    const gone = await removeStep(deps)
    removed += gone
    if (gone < STEP) break
  }
  const { rows: emptied } = await db.pool.query<{ id: string }>(
    `SELECT s.id FROM live_session s WHERE s.recording_gone_at IS NOT NULL
       AND EXISTS (SELECT 1 FROM live_track t WHERE t.session_id = s.id)
       AND NOT EXISTS (SELECT 1 FROM live_segment g WHERE g.session_id = s.id)`,
  )
  for (const { id } of emptied) {
    await deps.files.remove(stillKey(id))
    await db.pool.query('DELETE FROM live_track WHERE session_id = $1', [id])
  }
  return removed
}

/** Files go before their rows: a row that is left knows what is still to be removed. */
async function removeStep({ db, files }: RetentionDeps): Promise<number> {
  const { rows } = await db.pool.query<{ sessionId: string; msn: number; sha256: string | null }>(
    `SELECT g.session_id AS "sessionId", g.msn, g.sha256 FROM live_session s JOIN live_segment g ON g.session_id = s.id
     WHERE s.recording_gone_at IS NOT NULL ORDER BY g.session_id, g.msn LIMIT $1`,
    [STEP],
  )
  for (const { sessionId, msn, sha256 } of rows) if (sha256) await files.remove(segmentKey({ sessionId, msn, sha256 }))
  await db.pool.query(
    `DELETE FROM live_segment g USING unnest($1::uuid[], $2::int[]) AS gone(session_id, msn)
     WHERE g.session_id = gone.session_id AND g.msn = gone.msn`,
    [rows.map(({ sessionId }) => sessionId), rows.map(({ msn }) => msn)],
  )
  return rows.length
}
