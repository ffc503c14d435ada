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
/** How long (ms) after a visit to the checkout money may still come for an order that has ended. */
const LATE_MS = 60 * 60_000

type Row = {
  state: OrderState
  holdExpiresAt: Date
  attempts: string | null
  refunds: string | null
  disputes: string | null
  /** When the newest checkout that has not ended was opened, and the newest unpaid refund decided. */
  openSince: Date | null
  owedSince: Date | null
  /** When the checkout was visited last, however that ended. */
  triedAt: Date | null
}

/** One statement, so that everything is of the same moment. */
const readProgress = `
SELECT o.state, o.hold_expires_at AS "holdExpiresAt",
       (SELECT string_agg(a.state::text, ',' ORDER BY a.opened_at, a.id) FROM payment_attempt a WHERE a.order_id = o.id) AS attempts,
       (SELECT string_agg(r.state::text, ',' ORDER BY r.requested_at, r.id) FROM refund r WHERE r.order_id = o.id) AS refunds,
       (SELECT string_agg(d.state::text, ',' ORDER BY d.opened_at, d.id) FROM dispute d WHERE d.order_id = o.id) AS disputes,
       (SELECT max(a.opened_at) FROM payment_attempt a
        WHERE a.order_id = o.id AND a.state IN ('opened', 'processing')) AS "openSince",
       (SELECT max(a.opened_at) FROM payment_attempt a WHERE a.order_id = o.id) AS "triedAt",
       (SELECT max(r.requested_at) FROM refund r WHERE r.order_id = o.id AND r.state = 'requested') AS "owedSince"
FROM orders o WHERE o.id = $1 AND ${ownedBy(2)}`

const within = (since: Date | null, ms: number, now: Date): boolean =>
  since !== null && since <= now && now.getTime() - since.getTime() < ms

function expectsOf(row: Row, now: Date): Progress['expects'] {
  const { state, disputes, openSince, owedSince } = row
  if (within(owedSince, SOON_MS, now)) return 'soon'
  if (state === 'held') {
    if (within(openSince, SOON_MS, now) || within(row.holdExpiresAt, SOON_MS, now)) return 'soon'
    return openSince ? 'perhaps' : 'nothing'
  }
  if (state === 'reserved') return within(openSince, SOON_MS, now) ? 'soon' : openSince ? 'perhaps' : 'nothing'
  if (owedSince || disputes?.includes('open')) return 'perhaps'
  if (state !== 'cancelled' && state !== 'expired') return 'nothing'
  return openSince || within(row.triedAt, LATE_MS, now) ? 'perhaps' : 'nothing'
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
