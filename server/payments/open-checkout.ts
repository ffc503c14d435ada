import { v5 as deriveId } from 'uuid'
import { DomainError, isDomainError } from '#domain/errors.ts'
import { CURRENCY } from '#domain/money.ts'
import { type Buyer, buyerParams, ownedBy } from '#server/orders/buyer.ts'
import { type Deps as AskDeps, askProvider, type WaitingAttempt } from './ask-provider.ts'

/** The provider did not open it, or holds its key for another content: the goods have another name since. */
const REFUSED = ['PaymentUnavailable', 'IdempotencyKeyReused']

export type Deps = AskDeps & { publicUrl: string }

type Row = {
  total_fen: bigint
  state: string
  hold_expires_at: Date
  locale: string
  name_zh: string
  name_en: string
  attempts: number
}

const readOrder = `
SELECT o.total_fen, o.state, o.hold_expires_at, o.locale, p.name_zh, p.name_en,
       (SELECT count(*)::int FROM payment_attempt a WHERE a.order_id = o.id AND a.state NOT IN ('opened', 'processing')) AS attempts
FROM orders o JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id
WHERE o.id = $1 AND ${ownedBy(2)} LIMIT 1`

type OpenAttempt = WaitingAttempt & { url: string }

const readOpen = `
SELECT id, order_id AS "orderId", provider, provider_session_id AS "sessionId", checkout_url AS url FROM payment_attempt
WHERE order_id = $1 AND state IN ('opened', 'processing') AND checkout_url IS NOT NULL ORDER BY opened_at DESC LIMIT 1`

/**
 * Opens (or finds again) the provider's checkout for the buyer's own held order. Four taps at once get the same
 * session, because the attempt's id follows from the order and the number of attempts that have ended. One that was
 * opened before is asked about first: it may have ended without our knowing.
 * @returns the address to send the buyer to; the order's own page where there is nothing to pay there any more
 * @throws DomainError NotFound, OrderStateConflict (nothing to pay), PaymentUnavailable
 */
export async function openCheckout(deps: Deps, buyer: Buyer, orderId: string): Promise<string> {
  const order = await readPayable(deps, buyer, orderId)
  const { rows } = await deps.db.pool.query<OpenAttempt>(readOpen, [orderId])
  const open = rows[0]
  if (!open) return openAttempt(deps, orderId, order)
  const state = await askProvider(deps, open, { how: 'read', source: 'web_return' })
  if (state === 'open') return open.url
  if (state === 'failed' || state === 'expired')
    return openAttempt(deps, orderId, await readPayable(deps, buyer, orderId))
  return `${deps.publicUrl}/orders/${orderId}`
}

async function readPayable({ db, clock }: Deps, buyer: Buyer, orderId: string): Promise<Row> {
  const { rows } = await db.pool.query<Row>(readOrder, [orderId, ...buyerParams(buyer)])
  const order = rows[0]
  if (!order) throw new DomainError('NotFound')
  if (order.state !== 'held') throw new DomainError('OrderStateConflict', { from: order.state, to: 'paid' })
  if (order.hold_expires_at <= clock.now()) throw new DomainError('OrderStateConflict', { from: 'expired', to: 'paid' })
  return order
}

async function openAttempt({ db, clock, payments, publicUrl }: Deps, orderId: string, order: Row): Promise<string> {
  const attemptId = deriveId(`attempt-${order.attempts}`, orderId)
  const host = payments.current
  await db.pool.query(
    `INSERT INTO payment_attempt (id, order_id, provider, amount_fen, currency, state, opened_at)
     VALUES ($1, $2, $3, $4, $5, 'opened', $6) ON CONFLICT (id) DO NOTHING`,
    [attemptId, orderId, host.name, order.total_fen, CURRENCY, clock.now()],
  )
  const opening = host.openCheckout({
    attemptId,
    orderId,
    amountFen: order.total_fen,
    currency: CURRENCY,
    description: order.locale === 'en' ? order.name_en : order.name_zh,
    returnUrl: `${publicUrl}/orders/${orderId}/return`,
    expiresAt: order.hold_expires_at,
    locale: order.locale,
  })
  const session = await opening.catch(async (error: unknown) => {
    if (!isDomainError(error) || !REFUSED.includes(error.code)) throw error
    await giveUp(db, attemptId)
    throw new DomainError('PaymentUnavailable')
  })
  await db.pool.query(
    `UPDATE payment_attempt SET provider_session_id = $2, checkout_url = $3, failure_code = NULL,
       state = CASE WHEN state = 'failed' AND provider_session_id IS NULL THEN 'opened' ELSE state END
     WHERE id = $1`,
    [attemptId, session.sessionId, session.url],
  )
  return session.url
}

/**
 * The provider opened nothing that anybody could reach: the next tap is a new attempt, under a new key, since a provider
 * may repeat its first answer to the old one.
 */
async function giveUp({ pool }: Deps['db'], attemptId: string): Promise<void> {
  await pool.query(
    `UPDATE payment_attempt SET state = 'failed', failure_code = 'provider_unavailable'
     WHERE id = $1 AND state = 'opened' AND provider_session_id IS NULL`,
    [attemptId],
  )
}
