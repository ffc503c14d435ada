import { type Buyer, buyerParams } from '#server/orders/buyer.ts'
import { type CartDeps, cartOf } from './own-cart.ts'

/** How many units the buyer's cart holds. */
export async function countUnits({ db }: CartDeps, buyer: Buyer): Promise<number> {
  const { rows } = await db.pool.query<{ units: number }>(
    `SELECT coalesce(sum(l.quantity), 0)::int AS units FROM cart c JOIN cart_line l ON l.cart_id = c.id WHERE ${cartOf(1)}`,
    buyerParams(buyer),
  )
  return rows[0]?.units ?? 0
}
