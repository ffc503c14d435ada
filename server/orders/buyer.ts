import type { Sql } from '#server/db/db.ts'

/** Who is buying: an account, or a guest known by the hash of a cookie. At least one is set. */
export type Buyer = { userId: string | null; guestKeyHash: string | null }

/** SQL condition that an `orders` row (alias `o`) belongs to the buyer given as parameters `$n`, `$n + 1`. */
export const ownedBy = (n: number): string => `(o.user_id = $${n} OR o.guest_key_hash = $${n + 1})`

export const buyerParams = (buyer: Buyer): [string | null, string | null] => [buyer.userId, buyer.guestKeyHash]

/** The id of an order if it is the buyer's own, else null. Ids from a client are looked up through this. */
export async function findOwnOrderId(sql: Sql, buyer: Buyer, orderId: string): Promise<string | null> {
  const { rows } = await sql.query<{ id: string }>(`SELECT o.id FROM orders o WHERE o.id = $1 AND ${ownedBy(2)}`, [
    orderId,
    ...buyerParams(buyer),
  ])
  return rows[0]?.id ?? null
}
