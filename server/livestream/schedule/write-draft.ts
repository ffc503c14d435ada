import { v7 as newId } from 'uuid'
import type { Sql } from '#server/db/db.ts'
import type { DraftItem } from './session-draft.ts'

/** The products of a session that has not begun, exactly these in this order; those that stay keep their id. */
export async function writeItems(sql: Sql, sessionId: string, items: readonly DraftItem[]): Promise<void> {
  await sql.query('DELETE FROM live_item WHERE session_id = $1 AND product_id <> ALL($2::uuid[])', [
    sessionId,
    items.map(({ productId }) => productId),
  ])
  for (const [position, { productId, livePriceFen, quota, perBuyer }] of items.entries())
    await sql.query(
      `INSERT INTO live_item (id, session_id, product_id, position, live_price_fen, quota, per_buyer) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT (session_id, product_id) DO UPDATE SET position = $4, live_price_fen = $5, quota = $6, per_buyer = $7`,
      [newId(), sessionId, productId, position, livePriceFen, quota, perBuyer],
    )
}
