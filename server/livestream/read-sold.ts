import type { Sql } from '#server/db/db.ts'

/** Units announced as paid less units announced as refunded, by live item. Only items with such events are in it. */
export async function readSold(sql: Sql, sessionId: string): Promise<Map<string, number>> {
  const { rows } = await sql.query<{ item_id: string; sold: number }>({
    name: 'live_read_sold',
    text: `SELECT i.id AS item_id, (e.payload->>'soldInSession')::int AS sold
      FROM live_item i CROSS JOIN LATERAL (
        SELECT payload FROM live_event
        WHERE session_id = i.session_id AND type IN ('order.paid', 'order.refunded') AND payload->>'itemId' = i.id::text
        ORDER BY seq DESC LIMIT 1) e
      WHERE i.session_id = $1`,
    values: [sessionId],
  })
  return new Map(rows.map((row) => [row.item_id, row.sold]))
}
