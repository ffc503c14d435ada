import { type Buyer, buyerParams } from '#server/orders/buyer.ts'
import { type CartDeps, cartOf } from './own-cart.ts'

/** A price (fen) that a page has shown to the cart's owner. */
export type ShownPrice = { productId: string; preorder: boolean; unitPriceFen: bigint }

/** Notes which prices the owner of a cart has been shown, so that the next change is told from them. */
export async function notePrices({ db }: CartDeps, buyer: Buyer, shown: readonly ShownPrice[]): Promise<void> {
  if (shown.length === 0) return
  await db.pool.query(
    `UPDATE cart_line l SET seen_price_fen = s.fen
     FROM cart c, unnest($3::uuid[], $4::bool[], $5::bigint[]) AS s(product_id, preorder, fen)
     WHERE c.id = l.cart_id AND ${cartOf(1)} AND l.product_id = s.product_id AND l.preorder = s.preorder AND l.seen_price_fen <> s.fen`,
    [
      ...buyerParams(buyer),
      shown.map(({ productId }) => productId),
      shown.map(({ preorder }) => preorder),
      shown.map(({ unitPriceFen }) => unitPriceFen),
    ],
  )
}
