import type { OrderState } from '#domain/order-states.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { type Buyer, buyerParams, ownedBy } from './buyer.ts'

/**
 * How far an order is. `text` changes whenever something happens to it; `expects` says whether something will happen by
 * itself: soon (a payment or refund has just begun, the hold has just run out) or perhaps (one is under way for longer, a payment may still come
 * after the hold, a bank decides).
 */
export type Progress = { text: string; expects: 'soon' | 'perhaps' | 'nothing' }

/** How long (ms) after it began something is expected soon. */
const SOON_MS = 5 * 60_000

type Row = {
  state: OrderState
  holdExpiresAt: Date
  attempts: string | null
  refunds: string | null
  disputes: string | null
  /** When the newest checkout that has not ended was opened, and the newest unpaid refund decided. */
  openSince: Date | null
  owedSince: Date | null
}

/** One statement, so that everything is of the same moment. */
const readProgress = `
SELECT o.state, o.hold_expires_at AS "holdExpiresAt",
       (SELECT string_agg(a.state::text, ',' ORDER BY a.opened_at, a.id) FROM payment_attempt a WHERE a.order_id = o.id) AS attempts,
       (SELECT string_agg(r.state::text, ',' ORDER BY r.requested_at, r.id) FROM refund r WHERE r.order_id = o.id) AS refunds,
       (SELECT string_agg(d.state::text, ',' ORDER BY d.opened_at, d.id) FROM dispute d WHERE d.order_id = o.id) AS disputes,
       (SELECT max(a.opened_at) FROM payment_attempt a
        WHERE a.order_id = o.id AND a.state IN ('opened', 'processing')) AS "openSince",
       (SELECT max(r.requested_at) FROM refund r WHERE r.order_id = o.id AND r.state = 'requested') AS "owedSince"
FROM orders o WHERE o.id = $1 AND ${ownedBy(2)}`

const unpaid: readonly OrderState[] = ['held', 'cancelled', 'expired']

function expectsOf({ state, holdExpiresAt, disputes, openSince, owedSince }: Row, now: Date): Progress['expects'] {
  const isNew = (since: Date | null) => since !== null && since <= now && now.getTime() - since.getTime() < SOON_MS
  if (isNew(owedSince) || (state === 'held' && (isNew(openSince) || isNew(holdExpiresAt)))) return 'soon'
  const waits = owedSince !== null || (openSince !== null && unpaid.includes(state)) || disputes?.includes('open')
  return waits ? 'perhaps' : 'nothing'
}

/** Reads how far the buyer's own order is, for a page that waits; null where the order is not theirs. */
export async function readOwnProgress(
  { db, clock }: { db: Db; clock: Clock },
  buyer: Buyer,
  orderId: string,
): Promise<Progress | null> {
  const { rows } = await db.pool.query<Row>({
    name: 'read_own_progress',
    text: readProgress,
    values: [orderId, ...buyerParams(buyer)],
  })
  const row = rows[0]
  if (!row) return null
  const text = [row.state, row.attempts, row.refunds, row.disputes].map((part) => part ?? '-').join(' ')
  return { text, expects: expectsOf(row, clock.now()) }
}
