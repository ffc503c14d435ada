import { v5 as deriveId } from 'uuid'
import { DomainError, isDomainError } from '#domain/errors.ts'
import { CURRENCY } from '#domain/money.ts'
import { type Buyer, buyerParams, ownedBy } from '#server/orders/buyer.ts'
import type { PaymentPart } from '#server/orders/mark-paid.ts'
import { type Deps as AskDeps, askProvider, type WaitingAttempt } from './ask-provider.ts'

/** The provider did not open it, or holds its key for another content: the goods have another name since. */
const REFUSED = ['PaymentUnavailable', 'IdempotencyKeyReused']

export type Deps = AskDeps & { publicUrl: string }

type Row = {
  state: string
  totalFen: bigint
  depositFen: bigint | null
  /** What it holds already. */
  heldFen: bigint
  holdExpiresAt: Date
  balanceDueAt: Date | null
  locale: string
  name_zh: string
  name_en: string
  attempts: number
}

const readOrder = `
SELECT o.state, o.total_fen AS "totalFen", o.deposit_fen AS "depositFen", o.paid_fen - o.refunded_fen AS "heldFen", o.hold_expires_at AS "holdExpiresAt",
       o.balance_due_at AS "balanceDueAt", o.locale, p.name_zh, p.name_en,
       (SELECT count(*)::int FROM payment_attempt a WHERE a.order_id = o.id AND a.state NOT IN ('opened', 'processing')) AS attempts
FROM orders o JOIN order_line l ON l.order_id = o.id JOIN product p ON p.id = l.product_id
WHERE o.id = $1 AND ${ownedBy(2)} ORDER BY l.id LIMIT 1`

type OpenAttempt = WaitingAttempt & { url: string }

const readOpen = `
SELECT id, order_id AS "orderId", provider, provider_session_id AS "sessionId", checkout_url AS url FROM payment_attempt
WHERE order_id = $1 AND part = $2 AND state IN ('opened', 'processing') AND checkout_url IS NOT NULL ORDER BY opened_at DESC LIMIT 1`

/** How long (ms) a checkout of a balance stays open: another one can follow until the balance is due. */
const BALANCE_OPEN_MS = 60 * 60_000

/** What is to be paid next. */
type Payable = {
  part: PaymentPart
  amountFen: bigint
  expiresAt: Date
  description: string
  locale: string
  attempts: number
}

function payable(order: Row, now: Date): Payable {
  const { state, totalFen, depositFen, heldFen, holdExpiresAt, balanceDueAt, locale, attempts } = order
  const common = { description: locale === 'en' ? order.name_en : order.name_zh, locale, attempts }
  if (state === 'reserved' && balanceDueAt !== null) {
    if (balanceDueAt <= now) throw new DomainError('OrderStateConflict', { from: 'expired', to: 'paid' })
    const later = new Date(now.getTime() + BALANCE_OPEN_MS)
    const expiresAt = later < balanceDueAt ? later : balanceDueAt
    return { ...common, part: 'balance', amountFen: totalFen - heldFen, expiresAt }
  }
  if (state !== 'held') throw new DomainError('OrderStateConflict', { from: state, to: 'paid' })
  if (holdExpiresAt <= now) throw new DomainError('OrderStateConflict', { from: 'expired', to: 'paid' })
  if (depositFen === null) return { ...common, part: 'whole', amountFen: totalFen, expiresAt: holdExpiresAt }
  return { ...common, part: 'deposit', amountFen: depositFen, expiresAt: holdExpiresAt }
}

/**
 * Opens (or finds again) the provider's checkout for the buyer's own held order, or for the balance of a reserved one. Four taps at once get the same
 * session, because the attempt's id follows from the order and the number of attempts that have ended. One that was
 * opened before is asked about first: it may have ended without our knowing.
 * @returns the address to send the buyer to; the order's own page where there is nothing to pay there any more
 * @throws DomainError NotFound, OrderStateConflict (nothing to pay), PaymentUnavailable
 */
export async function openCheckout(deps: Deps, buyer: Buyer, orderId: string): Promise<string> {
  const order = await readPayable(deps, buyer, orderId)
  const { rows } = await deps.db.pool.query<OpenAttempt>(readOpen, [orderId, order.part])
  const open = rows[0]
  if (!open) return openAttempt(deps, orderId, order)
  const state = await askProvider(deps, open, { how: 'read', source: 'web_return' })
  if (state === 'open') return open.url
  if (state === 'failed' || state === 'expired')
    return openAttempt(deps, orderId, await readPayable(deps, buyer, orderId))
  return `${deps.publicUrl}/orders/${orderId}`
}

async function readPayable({ db, clock }: Deps, buyer: Buyer, orderId: string): Promise<Payable> {
  const { rows } = await db.pool.query<Row>(readOrder, [orderId, ...buyerParams(buyer)])
  const order = rows[0]
  if (!order) throw new DomainError('NotFound')
  return payable(order, clock.now())
}

async function openAttempt({ db, clock, payments, publicUrl }: Deps, orderId: string, order: Payable): Promise<string> {
  const { part, amountFen, expiresAt, description, locale } = order
  const attemptId = deriveId(`attempt-${order.attempts}`, orderId)
  const host = payments.current
  await db.pool.query(
    `INSERT INTO payment_attempt (id, order_id, part, provider, amount_fen, currency, state, opened_at)
     VALUES ($1, $2, $3, $4, $5, $6, 'opened', $7) ON CONFLICT (id) DO NOTHING`,
    [attemptId, orderId, part, host.name, amountFen, CURRENCY, clock.now()],
  )
  const opening = host.openCheckout({
    attemptId,
    orderId,
    amountFen,
    currency: CURRENCY,
    description,
    returnUrl: `${publicUrl}/orders/${orderId}/return`,
    expiresAt,
    locale,
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
