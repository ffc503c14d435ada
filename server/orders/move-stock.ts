import type { Sql } from '#server/db/db.ts'

type Place = 'free' | 'held' | 'sold'

/** Column names come from this table only, never from input. */
const moves: Record<Place, string> = { free: 'free', held: 'held', sold: 'sold' }

/**
 * Moves every line of an order from one place of the stock to another, and its live items' quota with it: units that
 * become free count as not taken again. Locks live items, then stock, in id order.
 * @returns false, changing nothing, where a product has too few free units or a live item too little quota left
 */
export async function moveStock(sql: Sql, orderId: string, from: Place, to: Place): Promise<boolean> {
  const { rows: items } = await sql.query<{ id: string; quantity: number; left: number }>(
    `SELECT i.id, l.quantity, i.quota - i.taken AS left FROM order_line l JOIN live_item i ON i.id = l.live_item_id
     WHERE l.order_id = $1 ORDER BY i.id FOR UPDATE OF i`,
    [orderId],
  )
  const { rows: stocks } = await sql.query<{ id: string; quantity: number; there: number }>(
    `SELECT s.product_id AS id, l.quantity, s.${moves[from]} AS there
     FROM order_line l JOIN stock s ON s.product_id = l.product_id WHERE l.order_id = $1 ORDER BY s.product_id FOR UPDATE OF s`,
    [orderId],
  )
  if (stocks.some((stock) => stock.there < stock.quantity)) return false
  if (from === 'free' && items.some((item) => item.left < item.quantity)) return false

  const takenChange = from === 'free' ? 1 : to === 'free' ? -1 : 0
  for (const item of takenChange === 0 ? [] : items) {
    await sql.query('UPDATE live_item SET taken = taken + $2 WHERE id = $1', [item.id, takenChange * item.quantity])
  }
  for (const stock of stocks) {
    await sql.query(
      `UPDATE stock SET ${moves[from]} = ${moves[from]} - $2, ${moves[to]} = ${moves[to]} + $2 WHERE product_id = $1`,
      [stock.id, stock.quantity],
    )
  }
  return true
}
