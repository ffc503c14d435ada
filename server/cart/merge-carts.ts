import { MAX_QUANTITY } from '#domain/forms/checkout.ts'
import { MAX_CART_LINES } from './add-to-cart.ts'
import type { CartDeps } from './own-cart.ts'
import { lockCart } from './own-cart.ts'

/** Where there is no room for all, what the account has stays and the guest's newest come first. */
const joinLines = `
WITH mine AS (SELECT count(*)::int AS count FROM cart_line WHERE cart_id = $1),
     joining AS (
       SELECT g.*, m.product_id IS NULL AS fresh,
              count(*) FILTER (WHERE m.product_id IS NULL) OVER (ORDER BY g.added_at DESC, g.product_id, g.preorder) AS place
       FROM cart_line g
       LEFT JOIN cart_line m ON m.cart_id = $1 AND m.product_id = g.product_id AND m.preorder = g.preorder
       WHERE g.cart_id = $2)
INSERT INTO cart_line (cart_id, product_id, preorder, quantity, seen_price_fen, added_at)
SELECT $1, j.product_id, j.preorder, least(j.quantity, coalesce(p.max_per_order, ${MAX_QUANTITY})), j.seen_price_fen, j.added_at
FROM joining j JOIN product p ON p.id = j.product_id CROSS JOIN mine
WHERE NOT j.fresh OR mine.count + j.place <= ${MAX_CART_LINES}
ON CONFLICT (cart_id, product_id, preorder) DO UPDATE
SET quantity = least(cart_line.quantity + excluded.quantity,
                     (SELECT coalesce(p.max_per_order, ${MAX_QUANTITY}) FROM product p WHERE p.id = excluded.product_id)),
    seen_price_fen = excluded.seen_price_fen, added_at = greatest(cart_line.added_at, excluded.added_at)`

/**
 * Joins what this browser collected as a guest to the account's cart: quantities of the same good add up, to what one
 * order may have. The guest's cart is gone afterwards, so that doing it again adds nothing.
 */
export async function mergeCarts(
  { db, clock }: CartDeps,
  { userId, guestKeyHash }: { userId: string; guestKeyHash: string | null },
): Promise<void> {
  if (!guestKeyHash) return
  await db.tx(async (sql) => {
    const { rows } = await sql.query<{ id: string }>('SELECT id FROM cart WHERE guest_key_hash = $1 FOR UPDATE', [
      guestKeyHash,
    ])
    const guest = rows[0]
    if (!guest) return
    const mine = await lockCart(sql, { userId, guestKeyHash: null }, clock.now())
    await sql.query(joinLines, [mine, guest.id])
    await sql.query('DELETE FROM cart WHERE id = $1', [guest.id])
  })
}
