import { type Buyer, buyerParams } from '#server/orders/buyer.ts'
import { type CartDeps, cartOf, type LineKey } from './own-cart.ts'

/** Takes a line out of the buyer's cart. One that is not there is gone already. */
export async function removeLine({ db }: CartDeps, buyer: Buyer, { slug, preorder }: LineKey): Promise<void> {
  await db.pool.query(
    `DELETE FROM cart_line l USING cart c, product p
     WHERE c.id = l.cart_id AND ${cartOf(1)} AND p.id = l.product_id AND p.slug = $3 AND l.preorder = $4`,
    [...buyerParams(buyer), slug, preorder],
  )
}
