import { v7 as newId } from 'uuid'
import type { Db } from '#server/db/db.ts'
import { type Market, makePerson } from './market.ts'

/** Ids of a session with one host and one item, on the air unless told otherwise. */
export type Show = { sessionId: string; itemId: string; hostId: string }

/** Makes somebody a host that the database lets on the air: of the market's farm, name and age checked. */
export async function makeHost(db: Db, market: Market, userId: string): Promise<void> {
  await db.pool.query(
    `INSERT INTO producer_member (producer_id, user_id, role) VALUES ($1, $2, 'host') ON CONFLICT DO NOTHING`,
    [market.producerId, userId],
  )
  await db.pool.query(
    `INSERT INTO host_verification (user_id, real_name, born_on, submitted_at, verified_by, verified_at)
     VALUES ($1, '秦测试', '1980-06-15', '2020-01-01', $2, '2020-01-02') ON CONFLICT DO NOTHING`,
    [userId, market.approverId],
  )
}

/** Makes somebody a helper of a session that the database lets help: asked by its host, name and age checked. */
export async function makeCoHost(db: Db, sessionId: string, userId: string): Promise<void> {
  await db.pool.query(
    `INSERT INTO host_verification (user_id, real_name, born_on, submitted_at, verified_by, verified_at)
     VALUES ($1, '赵测试', '1990-06-15', '2020-01-01', 'user:test', '2020-01-02') ON CONFLICT DO NOTHING`,
    [userId],
  )
  await db.pool.query(
    `INSERT INTO live_invitation (session_id, user_id, invited_by, invited_at)
     SELECT $1, $2, user_id, '2020-01-03' FROM live_host WHERE session_id = $1 AND role = 'host'`,
    [sessionId, userId],
  )
  await db.pool.query(`INSERT INTO live_host (session_id, user_id, role) VALUES ($1, $2, 'co_host')`, [
    sessionId,
    userId,
  ])
}

/** A session of the market's farm that offers its product, at 88.00 yuan unless told otherwise. */
export async function makeShow(
  db: Db,
  market: Market,
  {
    state = 'live',
    livePriceFen = 8_800n,
    quota = 50,
  }: { state?: 'scheduled' | 'live' | 'ended'; livePriceFen?: bigint; quota?: number } = {},
): Promise<Show> {
  const [sessionId, itemId, hostId] = [newId(), newId(), await makePerson(db, 'farmer')]
  await db.pool.query(
    `INSERT INTO live_session (id, title_zh, title_en, producer_id, scheduled_at)
     VALUES ($1, '开栏直播', 'Opening the sheds', $2, '2026-08-28T08:00:00Z')`,
    [sessionId, market.producerId],
  )
  await makeHost(db, market, hostId)
  await db.pool.query(`INSERT INTO live_host (session_id, user_id, role) VALUES ($1, $2, 'host')`, [sessionId, hostId])
  await db.pool.query(
    `INSERT INTO live_item (id, session_id, product_id, position, live_price_fen, quota) VALUES ($1, $2, $3, 0, $4, $5)`,
    [itemId, sessionId, market.productId, livePriceFen, quota],
  )
  await db.pool.query(
    `UPDATE live_session SET state = $2::live_state, started_at = CASE WHEN $2::live_state <> 'scheduled' THEN scheduled_at END WHERE id = $1`,
    [sessionId, state],
  )
  return { sessionId, itemId, hostId }
}

/** Numbers, types and payloads of a session's log. */
export async function logOf(db: Db, sessionId: string): Promise<{ seq: number; type: string; payload: unknown }[]> {
  const { rows } = await db.pool.query<{ seq: bigint; type: string; payload: unknown }>(
    'SELECT seq, type, payload FROM live_event WHERE session_id = $1 ORDER BY seq',
    [sessionId],
  )
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}
