import { type Buyer, buyerParams, ownedBy } from '#server/orders/buyer.ts'
import { type CartDeps, cartOf } from './own-cart.ts'

/**
 * Takes what an order of the buyer's bought out of their cart. What was put in after the order was placed stays, so that
 * doing it again changes nothing.
 */
export async function removeBought({ db }: CartDeps, buyer: Buyer, orderId: string): Promise<void> {
  await db.pool.query(
    `DELETE FROM cart_line l USING cart c, orders o, order_line b
     WHERE o.id = $1 AND ${ownedBy(2)} AND b.order_id = o.id AND c.id = l.cart_id AND ${cartOf(2)}
       AND l.product_id = b.product_id AND l.preorder = (b.releases_on IS NOT NULL) AND l.added_at <= o.placed_at`,
    [orderId, ...buyerParams(buyer)],
  )
}
