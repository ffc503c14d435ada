import { v7 as newId } from 'uuid'
import type { Db } from '#server/db/db.ts'
import { makeHost } from './live.ts'
import { type Market, makePerson } from './market.ts'

/** A session that is on the air with one product of the market. */
export async function makeLiveItem(
  db: Db,
  market: Market,
  { livePriceFen = 9800n, quota = 50 }: { livePriceFen?: bigint; quota?: number } = {},
): Promise<{ sessionId: string; itemId: string }> {
  const [sessionId, itemId, hostId] = [newId(), newId(), await makePerson(db, 'farmer')]
  await db.pool.query(
    `INSERT INTO live_session (id, title_zh, title_en, producer_id, scheduled_at)
     VALUES ($1, '开栏直播', 'Opening the sheds', $2, now())`,
    [sessionId, market.producerId],
  )
  await makeHost(db, market, hostId)
  await db.pool.query(`INSERT INTO live_host (session_id, user_id, role) VALUES ($1, $2, 'host')`, [sessionId, hostId])
  await db.pool.query(`UPDATE live_session SET state = 'live', started_at = now() WHERE id = $1`, [sessionId])
  await db.pool.query(
    `INSERT INTO live_item (id, session_id, product_id, position, live_price_fen, quota) VALUES ($1, $2, $3, 1, $4, $5)`,
    [itemId, sessionId, market.productId, livePriceFen, quota],
  )
  return { sessionId, itemId }
}
