import type { Sql } from '#server/db/db.ts'

type Place = 'free' | 'held' | 'sold'

/** Column names come from this table only, never from input. */
const moves: Record<Place, string> = { free: 'free', held: 'held', sold: 'sold' }

/** Units of one line, where not the whole order moves. */
export type MovedUnits = { orderLineId: string; units: number }

/**
 * Moves the units of an order from one place of the stock to another, those put back on the shelf before excepted, and
 * its live items' quota with it: units that become free count as not taken again. Locks live items, then stock, in id
 * order.
 * @param only moves so many units of one line instead
 * @returns false, changing nothing, where a product has too few free units or a live item too little quota left
 */
export async function moveStock(
  sql: Sql,
  orderId: string,
  from: Place,
  to: Place,
  only?: MovedUnits,
): Promise<boolean> {
  const values = [orderId, only?.orderLineId ?? null, only?.units ?? null]
  const moved = 'coalesce($3, l.quantity - l.restocked)::int AS quantity'
  // Goods that have left the farm stay sold.
  const lines = `l.order_id = $1 AND ($2::uuid IS NULL OR l.id = $2) AND NOT EXISTS (
    SELECT 1 FROM parcel k WHERE k.id = l.parcel_id AND k.state IN ('shipped', 'delivered'))`
  const { rows: items } = await sql.query<{ id: string; quantity: number; left: number }>(
    `SELECT i.id, ${moved}, i.quota - i.taken AS left FROM order_line l JOIN live_item i ON i.id = l.live_item_id
     WHERE ${lines} ORDER BY i.id FOR UPDATE OF i`,
    values,
  )
  const { rows: lineStocks } = await sql.query<{ id: string; quantity: number; there: number }>(
    `SELECT s.product_id AS id, ${moved}, s.${moves[from]} AS there
     FROM order_line l JOIN stock s ON s.product_id = l.product_id WHERE ${lines} ORDER BY s.product_id FOR UPDATE OF s`,
    values,
  )
  const stocks = byProduct(lineStocks)
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

/** A product that two lines of an order name moves once, by the units of both. */
function byProduct<Row extends { id: string; quantity: number }>(rows: readonly Row[]): Row[] {
  const groups = Map.groupBy(rows, ({ id }) => id)
  return [...groups.values()].map((group) => ({
    ...(group[0] as Row),
    quantity: group.reduce((sum, { quantity }) => sum + quantity, 0),
  }))
}
