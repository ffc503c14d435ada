import type { Db } from '#server/db/db.ts'
import { type Buyer, buyerParams, ownedBy } from './buyer.ts'
import type { Delivery } from './hold-batch.ts'

/** Where this buyer's newest order went, or null. Phone as stored: E.164. */
export async function readLastDelivery({ db }: { db: Db }, buyer: Buyer): Promise<Delivery | null> {
  const { rows } = await db.pool.query<Delivery>({
    name: 'read_last_delivery',
    text: `SELECT o.recipient, o.phone, o.province, o.city, o.county, o.street FROM orders o
           WHERE ${ownedBy(1)} ORDER BY o.placed_at DESC LIMIT 1`,
    values: buyerParams(buyer),
  })
  return rows[0] ?? null
}
