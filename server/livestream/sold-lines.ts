import { maskName } from '#domain/masking.ts'
import type { Sql } from '#server/db/db.ts'
import type { EventDraft } from './write-events.ts'

export type SoldLine = {
  lineId: string
  sessionId: string
  itemId: string
  recipient: string
  quantity: number
  /** Units that went back on the shelf by refunds of a part. */
  restocked: number
}

type Row = Pick<SoldLine, 'recipient' | 'quantity' | 'restocked'> & {
  line_id: string
  session_id: string
  item_id: string
}

/** Lines bought in a live session, of an order that was paid at some time; none for orders of the shop. */
export async function readSoldLines(sql: Sql, orderId: string): Promise<SoldLine[]> {
  const { rows } = await sql.query<Row>({
    name: 'live_sold_lines',
    text: `SELECT l.id AS line_id, o.live_session_id AS session_id, l.live_item_id AS item_id, o.recipient, l.quantity, l.restocked
      FROM orders o JOIN order_line l ON l.order_id = o.id
      WHERE o.id = $1 AND o.paid_at IS NOT NULL AND o.live_session_id IS NOT NULL AND l.live_item_id IS NOT NULL
      ORDER BY l.id`,
    values: [orderId],
  })
  return rows.map((row) => ({
    lineId: row.line_id,
    sessionId: row.session_id,
    itemId: row.item_id,
    recipient: row.recipient,
    quantity: row.quantity,
    restocked: row.restocked,
  }))
}

/** The announcement of a sold line; the buyer's name is masked. */
export const saleOf = ({ lineId, itemId, recipient, quantity }: SoldLine): EventDraft => ({
  type: 'order.paid',
  payload: { itemId, name: maskName(recipient), quantity },
  dedupeKey: `order.paid:${lineId}`,
})

/** What takes the rest of a refunded line off the count. It names nobody. */
export const refundOf = ({ lineId, itemId, quantity, restocked }: SoldLine): EventDraft => ({
  type: 'order.refunded',
  payload: { itemId, quantity: quantity - restocked },
  dedupeKey: `order.refunded:${lineId}`,
})
