import type { Db } from '#server/db/db.ts'

/** Where a product was presented live, and can be watched again. Times are UTC. */
export type ProductClip = { sessionId: string; itemId: string; titleZh: string; titleEn: string; startedAt: Date }

/** The newest replay that is public and in which something was recorded soon after the product was presented. */
const newest = `
SELECT s.id AS "sessionId", i.id AS "itemId", s.title_zh AS "titleZh", s.title_en AS "titleEn", s.started_at AS "startedAt"
FROM live_item i JOIN live_session s ON s.id = i.session_id
WHERE i.product_id = $1 AND s.state = 'ended' AND s.started_at IS NOT NULL AND s.replay_hidden_at IS NULL AND s.stopped_by IS NULL
  AND s.recording_gone_at IS NULL AND EXISTS (
    SELECT 1 FROM live_event e JOIN live_track t ON t.session_id = e.session_id
    JOIN live_segment g ON g.session_id = t.session_id AND g.epoch = t.epoch AND g.sha256 IS NOT NULL
    WHERE e.session_id = s.id AND e.type = 'item.presented' AND e.payload->>'itemId' = i.id::text
      AND t.started_at + g.start_ms * interval '1 millisecond' BETWEEN e.at AND e.at + interval '10 seconds')
ORDER BY s.ended_at DESC LIMIT 1`

/** Null where there is none. */
export async function readProductClip({ db }: { db: Db }, productId: string): Promise<ProductClip | null> {
  const { rows } = await db.pool.query<ProductClip>({ name: 'live_product_clip', text: newest, values: [productId] })
  return rows[0] ?? null
}
