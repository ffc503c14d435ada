import { v7 as newId } from 'uuid'
import type { Db } from '#server/db/db.ts'
import type { Market } from './market.ts'

/** A session that is on the air with one product of the market. */
export async function makeLiveItem(
  db: Db,
  market: Market,
  { livePriceFen = 9800n, quota = 50 }: { livePriceFen?: bigint; quota?: number } = {},
): Promise<{ sessionId: string; itemId: string }> {
  const [sessionId, itemId] = [newId(), newId()]
  await db.pool.query(
    `INSERT INTO live_session (id, title_zh, title_en, producer_id, state, scheduled_at, started_at)
     VALUES ($1, '开栏直播', 'Opening the sheds', $2, 'live', now(), now())`,
    [sessionId, market.producerId],
  )
  await db.pool.query(
    `INSERT INTO live_item (id, session_id, product_id, position, live_price_fen, quota) VALUES ($1, $2, $3, 1, $4, $5)`,
    [itemId, sessionId, market.productId, livePriceFen, quota],
  )
  return { sessionId, itemId }
}
