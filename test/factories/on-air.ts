import { v7 as newId } from 'uuid'
import type { Db } from '#server/db/db.ts'

/** The demo's host: 秦望山 of the Fengdu farm. */
const HOST_PHONE = '+8619900000002'

/** A session of the demo's farm that is on the air, with its first product presented. Needs the demo data. */
export async function putOnAir(db: Db, title: string): Promise<{ sessionId: string; hostId: string }> {
  const [sessionId, itemId] = [newId(), newId()]
  return db.tx(async (sql) => {
    const { rows } = await sql.query<{ id: string }>('SELECT id FROM app_user WHERE phone_number = $1', [HOST_PHONE])
    const hostId = rows[0]?.id
    if (!hostId) throw new Error('the demo has no host')
    await sql.query(
      `INSERT INTO live_session (id, title_zh, title_en, producer_id, scheduled_at)
       SELECT $1, $2, $2, m.producer_id, now() FROM producer_member m WHERE m.user_id = $3 LIMIT 1`,
      [sessionId, title, hostId],
    )
    await sql.query(`INSERT INTO live_host (session_id, user_id, role) VALUES ($1, $2, 'host')`, [sessionId, hostId])
    await sql.query(
      `INSERT INTO live_item (id, session_id, product_id, position, live_price_fen, quota)
       SELECT $1, $2, i.product_id, 1, i.live_price_fen, 40 FROM live_item i JOIN live_session s ON s.id = i.session_id
       WHERE s.producer_id = (SELECT producer_id FROM live_session WHERE id = $2) AND s.id <> $2 ORDER BY i.position LIMIT 1`,
      [itemId, sessionId],
    )
    await sql.query(
      `UPDATE live_session SET state = 'live', started_at = now(), presenting_item_id = $2 WHERE id = $1`,
      [sessionId, itemId],
    )
    return { sessionId, hostId }
  })
}
