import type { Sql } from '#server/db/db.ts'
import type { Presenting } from './choose-clip.ts'

const presentedTimes = `
SELECT from_at, to_at FROM (
  SELECT payload->>'itemId' AS item_id, at AS from_at, lead(at) OVER (ORDER BY seq) AS to_at
  FROM live_event WHERE session_id = $1 AND type IN ('item.presented', 'session.ended')
) shown WHERE item_id = $2`

/** When a good was presented in a session, from its log. */
export async function readPresented(
  sql: Sql,
  { sessionId, itemId, endedAt }: { sessionId: string; itemId: string; endedAt: Date },
): Promise<Presenting[]> {
  const { rows } = await sql.query<{ from_at: Date; to_at: Date | null }>({
    name: 'recording_presented',
    text: presentedTimes,
    values: [sessionId, itemId],
  })
  return rows.map(({ from_at, to_at }) => ({ fromWallMs: from_at.getTime(), toWallMs: (to_at ?? endedAt).getTime() }))
}
