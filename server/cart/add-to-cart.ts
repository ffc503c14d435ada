import { DomainError } from '#domain/errors.ts'
import { MAX_QUANTITY } from '#domain/forms/checkout.ts'
import type { Sql } from '#server/db/db.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { type CartDeps, type LineKey, lockCart } from './own-cart.ts'

/** Lines of one cart. */
export const MAX_CART_LINES = 50
/** The same good put in again within so many milliseconds is one tap that was sent twice. */
const SAME_TAP_MS = 2_000

type Goods = { productId: string; priceFen: bigint; max: number; forSale: boolean; preorderOpen: boolean }
type Line = { quantity: number; addedAt: Date }

const readGoods = `
SELECT p.id AS "productId", p.price_fen AS "priceFen", coalesce(p.max_per_order, ${MAX_QUANTITY}) AS max,
       p.withdrawn_at IS NULL AND ($3 OR p.ships_now) AS "forSale",
       coalesce(p.preorder_from <= $2 AND $2 < p.preorder_until, false) AS "preorderOpen"
FROM product p WHERE p.slug = $1`

async function findGoods(sql: Sql, { slug, preorder }: LineKey, at: Date): Promise<Goods> {
  const { rows } = await sql.query<Goods>(readGoods, [slug, at, preorder])
  const goods = rows[0]
  if (!goods) throw new DomainError('NotFound')
  if (!goods.forSale) throw new DomainError('ProductNotForSale')
  if (preorder && !goods.preorderOpen) throw new DomainError('PreorderClosed')
  return goods
}

async function readLine(sql: Sql, cartId: string, goods: Goods, preorder: boolean): Promise<Line | null> {
  const { rows } = await sql.query<Line>(
    'SELECT quantity, added_at AS "addedAt" FROM cart_line WHERE cart_id = $1 AND product_id = $2 AND preorder = $3',
    [cartId, goods.productId, preorder],
  )
  return rows[0] ?? null
}

async function requireRoom(sql: Sql, cartId: string): Promise<void> {
  const { rows } = await sql.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM cart_line WHERE cart_id = $1',
    [cartId],
  )
  if ((rows[0]?.count ?? 0) >= MAX_CART_LINES) throw new DomainError('CartFull', { max: MAX_CART_LINES })
}

/**
 * Puts units of a good into the buyer's cart, at most as many as one order may have. Whether they can still be had is
 * said when the cart is read, and decided when the order is placed.
 * @returns whether fewer were added than were asked for, because an order may not have more
 * @throws DomainError NotFound, ProductNotForSale, PreorderClosed, CartFull {max}
 */
export async function addToCart(
  { db, clock }: CartDeps,
  buyer: Buyer,
  { quantity, ...key }: LineKey & { quantity: number },
): Promise<{ capped: boolean }> {
  return db.tx(async (sql) => {
    const at = clock.now()
    const goods = await findGoods(sql, key, at)
    const cartId = await lockCart(sql, buyer, at)
    const line = await readLine(sql, cartId, goods, key.preorder)
    if (line && Math.abs(at.getTime() - line.addedAt.getTime()) < SAME_TAP_MS) return { capped: false }
    if (!line) await requireRoom(sql, cartId)
    const wanted = (line?.quantity ?? 0) + quantity
    await sql.query(
      `INSERT INTO cart_line (cart_id, product_id, preorder, quantity, seen_price_fen, added_at)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (cart_id, product_id, preorder) DO UPDATE SET quantity = excluded.quantity, added_at = excluded.added_at`,
      [cartId, goods.productId, key.preorder, Math.min(wanted, goods.max), goods.priceFen, at],
    )
    return { capped: wanted > goods.max }
  })
}
