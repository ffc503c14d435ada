import type { Db } from '#server/db/db.ts'
import { type Buyer, buyerParams, ownedBy } from './buyer.ts'

/**
 * A short text that changes whenever something happens to the buyer's own order, for a page that waits; null where the
 * order is not theirs.
 */
export async function readOwnProgress({ db }: { db: Db }, buyer: Buyer, orderId: string): Promise<string | null> {
  const { rows } = await db.pool.query<{ progress: string }>({
    name: 'read_own_progress',
    text: `SELECT concat_ws(' ', o.state,
             (SELECT string_agg(a.state::text, ',' ORDER BY a.opened_at, a.id) FROM payment_attempt a WHERE a.order_id = o.id),
             (SELECT string_agg(r.state::text, ',' ORDER BY r.requested_at, r.id) FROM refund r WHERE r.order_id = o.id)
           ) AS progress FROM orders o WHERE o.id = $1 AND ${ownedBy(2)}`,
    values: [orderId, ...buyerParams(buyer)],
  })
  return rows[0]?.progress ?? null
}
