import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import type { Buyer } from '#server/orders/buyer.ts'

export type CartDeps = { db: Db; clock: Clock }

/** A line of a cart as a page names it. The same good bought now and pre-ordered are two lines. */
export type LineKey = { slug: string; preorder: boolean }

/** SQL condition that a `cart` row (alias `c`) is the cart of the buyer given as parameters `$n`, `$n + 1`. */
export const cartOf = (n: number): string => `(c.user_id = $${n} OR c.guest_key_hash = $${n + 1})`

/**
 * The buyer's cart: made where there is none, and locked until the transaction ends, so that changes of one cart come
 * one after the other.
 * @returns its id
 */
export async function lockCart(sql: Sql, { userId, guestKeyHash }: Buyer, at: Date): Promise<string> {
  const owner = userId ? 'user_id' : 'guest_key_hash'
  const { rows } = await sql.query<{ id: string }>(
    `INSERT INTO cart (id, user_id, guest_key_hash, updated_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (${owner}) DO UPDATE SET updated_at = excluded.updated_at RETURNING id`,
    [newId(), userId, userId ? null : guestKeyHash, at],
  )
  const cart = rows[0]
  if (!cart) throw new DomainError('NotFound')
  return cart.id
}
