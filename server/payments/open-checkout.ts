import { v5 as deriveId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { CURRENCY } from '#domain/money.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { type Buyer, buyerParams, ownedBy } from '#server/orders/buyer.ts'
import type { PaymentHost } from './payment-host.ts'

export type Deps = { db: Db; clock: Clock; payments: PaymentHost; publicUrl: string }

type Row = {
  total_fen: bigint
  state: string
  hold_expires_at: Date
  locale: string
  name_zh: string
  name_en: string
  attempts: number
  open_url: string | null
}

const readOrder = `
SELECT o.total_fen, o.state, o.hold_expires_at, o.locale, p.name_zh, p.name_en,
       (SELECT count(*)::int FROM payment_attempt a WHERE a.order_id = o.id AND a.state <> 'opened') AS attempts,
       (SELECT a.checkout_url FROM payment_attempt a WHERE a.order_id = o.id AND a.state = 'opened' AND a.provider = $4
        ORDER BY a.opened_at DESC LIMIT 1) AS open_url
FROM orders o JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id
WHERE o.id = $1 AND ${ownedBy(2)} LIMIT 1`

/**
 * Opens (or finds again) the provider's checkout for the buyer's own held order. Four taps at once get the same
 * session, because the attempt's id follows from the order and the number of attempts that have ended.
 * @returns the address to send the buyer to
 * @throws DomainError NotFound, OrderStateConflict (nothing to pay), PaymentUnavailable
 */
export async function openCheckout(
  { db, clock, payments, publicUrl }: Deps,
  buyer: Buyer,
  orderId: string,
): Promise<string> {
  const { rows } = await db.pool.query<Row>(readOrder, [orderId, ...buyerParams(buyer), payments.name])
  const order = rows[0]
  if (!order) throw new DomainError('NotFound')
  if (order.state !== 'held') throw new DomainError('OrderStateConflict', { from: order.state, to: 'paid' })
  if (order.open_url) return order.open_url

  const attemptId = deriveId(`attempt-${order.attempts}`, orderId)
  const now = clock.now()
  await db.pool.query(
    `INSERT INTO payment_attempt (id, order_id, provider, amount_fen, currency, state, opened_at)
     VALUES ($1, $2, $3, $4, $5, 'opened', $6) ON CONFLICT (id) DO NOTHING`,
    [attemptId, orderId, payments.name, order.total_fen, CURRENCY, now],
  )
  const session = await payments.openCheckout({
    attemptId,
    orderId,
    amountFen: order.total_fen,
    currency: CURRENCY,
    description: order.locale === 'en' ? order.name_en : order.name_zh,
    returnUrl: `${publicUrl}/orders/${orderId}`,
    expiresAt: order.hold_expires_at,
    locale: order.locale,
  })
  await db.pool.query('UPDATE payment_attempt SET provider_session_id = $2, checkout_url = $3 WHERE id = $1', [
    attemptId,
    session.sessionId,
    session.url,
  ])
  return session.url
}
