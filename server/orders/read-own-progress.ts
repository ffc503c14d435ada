import type { OrderState } from '#domain/order-states.ts'
import type { Db } from '#server/db/db.ts'
import { type Buyer, buyerParams, ownedBy } from './buyer.ts'

/**
 * How far an order is. `text` changes whenever something happens to it; `expects` says whether something will happen by
 * itself: soon (a payment or refund is under way) or perhaps (a payment may still come after the hold).
 */
export type Progress = { text: string; expects: 'soon' | 'perhaps' | 'nothing' }

type Row = { state: OrderState; attempts: string | null; refunds: string | null }

/** One statement, so that state, attempts and refunds are of the same moment. */
const readProgress = `
SELECT o.state,
       (SELECT string_agg(a.state::text, ',' ORDER BY a.opened_at, a.id) FROM payment_attempt a WHERE a.order_id = o.id) AS attempts,
       (SELECT string_agg(r.state::text, ',' ORDER BY r.requested_at, r.id) FROM refund r WHERE r.order_id = o.id) AS refunds
FROM orders o WHERE o.id = $1 AND ${ownedBy(2)}`

function expectsOf({ state, attempts }: Row): Progress['expects'] {
  if (state === 'refunding') return 'soon'
  if (!attempts?.endsWith('opened')) return 'nothing'
  if (state === 'held') return 'soon'
  return state === 'cancelled' || state === 'expired' ? 'perhaps' : 'nothing'
}

/** Reads how far the buyer's own order is, for a page that waits; null where the order is not theirs. */
export async function readOwnProgress({ db }: { db: Db }, buyer: Buyer, orderId: string): Promise<Progress | null> {
  const { rows } = await db.pool.query<Row>({
    name: 'read_own_progress',
    text: readProgress,
    values: [orderId, ...buyerParams(buyer)],
  })
  const row = rows[0]
  if (!row) return null
  const text = [row.state, row.attempts, row.refunds].filter((part) => part !== null).join(' ')
  return { text, expects: expectsOf(row) }
}
