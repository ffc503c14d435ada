import { MAX_QUANTITY } from '#domain/forms/checkout.ts'
import { type Buyer, buyerParams } from '#server/orders/buyer.ts'
import { type CartDeps, cartOf, type LineKey } from './own-cart.ts'

/**
 * Changes how many units a line of the buyer's cart has, at most as many as one order may have. A line that is not there
 * (any more) stays away.
 * @returns whether it has fewer than were asked for
 */
export async function setQuantity(
  { db }: CartDeps,
  buyer: Buyer,
  { slug, preorder, quantity }: LineKey & { quantity: number },
): Promise<{ capped: boolean }> {
  const { rows } = await db.pool.query<{ quantity: number }>(
    `UPDATE cart_line l SET quantity = least($5, coalesce(p.max_per_order, ${MAX_QUANTITY}))
     FROM cart c, product p
     WHERE c.id = l.cart_id AND ${cartOf(1)} AND p.id = l.product_id AND p.slug = $3 AND l.preorder = $4
     RETURNING l.quantity`,
    [...buyerParams(buyer), slug, preorder, quantity],
  )
  return { capped: (rows[0]?.quantity ?? quantity) < quantity }
}
