import { v7 as newId } from 'uuid'
import { seed } from '#prisma/seed/index.ts'
import type { Db } from '#server/db/db.ts'
import { cancelOrder } from '#server/orders/cancel-order.ts'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { expireHolds } from '#server/orders/expire-holds.ts'
import { placeOrderWith } from '#server/orders/place-order.ts'
import { shipOrder } from '#server/orders/ship-order.ts'
import { completePayment } from '#server/payments/complete-payment.ts'
import { openCheckout } from '#server/payments/open-checkout.ts'
import type { PaymentHost } from '#server/payments/payment-host.ts'
import { requestRefund } from '#server/payments/request-refund.ts'
import { settleRefund } from '#server/payments/settle-refund.ts'

const provider = 'cashier'
const buyer = { userId: null, guestKeyHash: 'a'.repeat(64) }
const delivery = {
  recipient: '杨秀英',
  phone: '+8613800001234',
  province: '山东省',
  city: '枣庄市',
  county: '滕州市',
  street: '善国路1号',
}

/** A provider that opens checkouts and takes refund requests without a network. */
const payments: PaymentHost = {
  name: provider,
  openCheckout: async ({ attemptId }) => ({ sessionId: `cs_${attemptId}`, url: `/cashier/cs_${attemptId}` }),
  refund: async () => undefined,
  readEvent: () => ({ id: 'none', type: 'none', payload: null, kind: 'unknown' }),
}

/** A demo shop on which every verb that moves stock or money can be called, with a clock that is set by hand. */
export function shopOn(db: Db, start: Date) {
  let now = start
  const deps = { db, payments, clock: { now: () => now }, publicUrl: 'http://shop.test', holdMinutes: 15 }
  const placeOrder = placeOrderWith(deps)
  const one = async (query: string, values: unknown[]): Promise<string> => {
    const { rows } = await db.pool.query<{ id: string }>(query, values)
    if (!rows[0]) throw new Error(`nothing found: ${query} ${values}`)
    return rows[0].id
  }
  const take = (sessionId: string, amountFen: bigint) => {
    const reported = {
      provider,
      sessionId,
      paymentId: newId(),
      amountFen,
      currency: 'CNY',
      method: 'card',
      paidAt: now,
    }
    return db.tx((sql) => completePayment(sql, reported, now))
  }

  async function place(slug: string, quantity: number, liveItemId: string | null = null) {
    const productId = await one('SELECT id FROM product WHERE slug = $1', [slug])
    const preorder =
      (await one('SELECT (NOT ships_now)::text AS id FROM product WHERE id = $1', [productId])) === 'true'
    const input = { orderId: newId(), productId, liveItemId, quantity, preorder, delivery, locale: 'zh' }
    const { orderId, totalFen } = await placeOrder(buyer, input)
    await openCheckout(deps, buyer, orderId)
    const sessionId = await one('SELECT provider_session_id AS id FROM payment_attempt WHERE order_id = $1', [orderId])
    return { orderId, totalFen, sessionId }
  }

  return {
    place,
    take,
    async buy(slug: string, quantity: number, liveItemId: string | null = null) {
      const placed = await place(slug, quantity, liveItemId)
      await take(placed.sessionId, placed.totalFen)
      return placed
    },
    cancel: (orderId: string) => cancelOrder(deps, buyer, orderId),
    refund: (orderId: string) => requestRefund(deps, { orderId, reason: 'changed my mind', actor: 'guest' }),
    async settle(orderId: string) {
      const refundId = await one(`SELECT id FROM refund WHERE order_id = $1 AND state = 'requested'`, [orderId])
      await db.tx((sql) => settleRefund(sql, { provider, refundId, providerRefundId: newId() }, now))
    },
    async ship(orderId: string) {
      const member = await one(
        `SELECT m.user_id AS id FROM order_line l JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
         JOIN producer_member m ON m.producer_id = f.producer_id WHERE l.order_id = $1`,
        [orderId],
      )
      await shipOrder(deps, member, { orderId, trackingNo: 'SF1234567890' })
    },
    confirm: (orderId: string) => confirmReceipt(deps, buyer, orderId),
    /** Moves the clock on and ends the holds that are over. */
    async wait(minutes: number) {
      now = new Date(now.getTime() + minutes * 60_000)
      await expireHolds(deps)
    },
  }
}

export const CHICKEN = 'fengdu-luhua-chicken'

/** A small shop with an order in every state and a payment of every kind. */
export async function fillBusyShop(db: Db): Promise<void> {
  const start = new Date()
  await seed(db, { now: start, hash: async () => 'unused' })
  const { rows } = await db.pool.query<{ id: string; session_id: string }>(
    `UPDATE live_session s SET state = 'live' FROM live_item i JOIN product p ON p.id = i.product_id
     WHERE i.session_id = s.id AND p.slug = $1 AND i.quota >= 2000 RETURNING i.id, s.id AS session_id`,
    [CHICKEN],
  )
  const { id: liveItemId, session_id: sessionId } = rows[0] as { id: string; session_id: string }
  await db.pool.query(
    `INSERT INTO live_event (session_id, seq, type, payload, at) SELECT $1, n, 'session.started', '{}', now() FROM generate_series(1, 3) n`,
    [sessionId],
  )
  await db.pool.query('UPDATE live_session SET last_seq = 3 WHERE id = $1', [sessionId])
  await tradeOn(shopOn(db, start), liveItemId, await wageProduct(db))
}

/** Goods whose agreement links households without paying them per sale: their attributions are ¥0. */
async function wageProduct(db: Db): Promise<string> {
  const { rows } = await db.pool.query<{ slug: string }>(
    `SELECT p.slug FROM product p JOIN linkage_agreement a ON a.family_id = p.family_id AND a.type = 'wage'
     JOIN agreement_version v ON v.agreement_id = a.id AND v.carries_split WHERE p.ships_now ORDER BY p.slug LIMIT 1`,
  )
  return rows[0]?.slug ?? ''
}

async function tradeOn(shop: ReturnType<typeof shopOn>, liveItemId: string, wageSlug: string): Promise<void> {
  const late = await shop.place(CHICKEN, 2, liveItemId)
  const gone = await shop.place(CHICKEN, 1)
  await shop.wait(16)
  await shop.take(late.sessionId, late.totalFen)
  await shop.place(CHICKEN, 3)
  await shop.place(CHICKEN, 1, liveItemId)
  await shop.cancel((await shop.place(CHICKEN, 2, liveItemId)).orderId)
  await shop.buy(CHICKEN, 2)
  await shop.buy(CHICKEN, 1, liveItemId)
  await shop.buy(wageSlug, 1)
  await shop.take(gone.sessionId, 1n)
  const twice = await shop.buy(CHICKEN, 1, liveItemId)
  await shop.take(twice.sessionId, twice.totalFen)
  await shop.settle(twice.orderId)
  await shop.ship((await shop.buy(CHICKEN, 1)).orderId)
  const completed = await shop.buy(CHICKEN, 3)
  await shop.ship(completed.orderId)
  await shop.confirm(completed.orderId)
  await shop.refund((await shop.buy(CHICKEN, 1)).orderId)
  const returned = await shop.buy(CHICKEN, 2)
  await shop.ship(returned.orderId)
  await shop.confirm(returned.orderId)
  await shop.refund(returned.orderId)
  await shop.settle(returned.orderId)
}
