import type { Sql } from '#server/db/db.ts'

/** What a room shows beside its log at a moment. */
export type FigureRow = { sessionId: string; viewers: number; left: { itemId: string; left: number }[] }

/**
 * Keeps figures of sessions on the air, for the replay and the report: a row a second in which they differ from the newest
 * one. Several processes may say the same. @returns sessions of which another figure has this second
 */
export async function recordFigures(sql: Sql, at: Date, figures: readonly FigureRow[]): Promise<Set<string>> {
  const { rows } = await sql.query<{ sessionId: string }>({
    name: 'live_record_figures',
    text: `WITH news AS (
        SELECT f.session_id, f.viewers, f."left"
        FROM unnest($2::uuid[], $3::int[], $4::jsonb[]) AS f(session_id, viewers, "left")
        JOIN live_session s ON s.id = f.session_id AND s.state = 'live'
        WHERE NOT EXISTS (
          SELECT 1 FROM (
            SELECT n.viewers, n."left" FROM live_figure n WHERE n.session_id = f.session_id ORDER BY n.at DESC LIMIT 1
          ) newest WHERE newest.viewers = f.viewers AND newest."left" = f."left")
      ), added AS (
        INSERT INTO live_figure (session_id, at, viewers, "left")
        SELECT session_id, date_trunc('second', $1::timestamptz), viewers, "left" FROM news
        ON CONFLICT (session_id, at) DO NOTHING RETURNING session_id)
      SELECT session_id AS "sessionId" FROM news EXCEPT SELECT session_id FROM added`,
    values: [
      at,
      figures.map(({ sessionId }) => sessionId),
      figures.map(({ viewers }) => viewers),
      figures.map(({ left }) => JSON.stringify(Object.fromEntries(left.map((item) => [item.itemId, item.left])))),
    ],
  })
  return new Set(rows.map(({ sessionId }) => sessionId))
}
