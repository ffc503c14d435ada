import type { MediaState } from '#domain/live-media.ts'
import type { Sql } from '#server/db/db.ts'

export type RoomFigures = { lastSeq: number; media: MediaState; left: { itemId: string; left: number }[] }

type Row = { id: string; last_seq: bigint; media: MediaState; item_id: string | null; left: number | null }

/** Newest event number, picture and units left per item of several sessions, for the pulse. */
export async function readFigures(sql: Sql, sessionIds: readonly string[]): Promise<Map<string, RoomFigures>> {
  const { rows } = await sql.query<Row>({
    name: 'live_read_figures',
    text: `SELECT l.id, l.last_seq, l.media, i.id AS item_id, least(s.free, i.quota - i.taken) AS left
      FROM live_session l LEFT JOIN live_item i ON i.session_id = l.id LEFT JOIN stock s ON s.product_id = i.product_id
      WHERE l.id = ANY($1::uuid[]) ORDER BY i.position, i.id`,
    values: [sessionIds],
  })
  const figures = new Map<string, RoomFigures>()
  for (const row of rows) {
    const room = figures.get(row.id) ?? { lastSeq: Number(row.last_seq), media: row.media, left: [] }
    if (row.item_id !== null && row.left !== null) room.left.push({ itemId: row.item_id, left: row.left })
    figures.set(row.id, room)
  }
  return figures
}
