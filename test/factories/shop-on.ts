import { v7 as newId } from 'uuid'
import type { Db } from '#server/db/db.ts'
import { cancelOrder } from '#server/orders/cancel-order.ts'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { placeOrderWith } from '#server/orders/place-order.ts'
import { shipOrder } from '#server/orders/ship-order.ts'
import { markDelivered } from '#server/parcels/mark-delivered.ts'
import { packParcel } from '#server/parcels/pack-parcel.ts'
import { completePayment } from '#server/payments/complete-payment.ts'
import { endHolds } from '#server/payments/end-holds.ts'
import { openCheckout } from '#server/payments/open-checkout.ts'
import { onlyHost, type RefundReport } from '#server/payments/payment-host.ts'
import { requestRefund } from '#server/payments/request-refund.ts'
import { confirmLater } from './confirm-later.ts'
import { hearRefund } from './hear.ts'
import { placeCart, wanted } from './offers.ts'
import { fakeHost } from './sale.ts'

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

/** A demo shop on which every verb that moves stock or money can be called, with a clock that is set by hand. */
export function shopOn(db: Db, start: Date) {
  let now = start
  const host = { ...fakeHost(), name: provider }
  const deps = {
    db,
    host,
    payments: onlyHost(host),
    clock: { now: () => now },
    publicUrl: 'http://shop.test',
    holdMinutes: 15,
  }
  const placeOrder = placeOrderWith(deps)
  const one = async (query: string, values: unknown[]): Promise<string> => {
    const { rows } = await db.pool.query<{ id: string }>(query, values)
    if (!rows[0]) throw new Error(`nothing found: ${query} ${values}`)
    return rows[0].id
  }
  /** @returns the provider's id of the payment */
  async function take(sessionId: string, amountFen: bigint, currency = 'CNY'): Promise<string> {
    const paymentId = `pi_${newId()}`
    const taken = { paymentId, amountFen, currency, method: 'card', paidAt: now }
    const reported = { ...taken, provider, sessionId, attemptId: null, source: 'webhook' as const }
    await db.tx((sql) => completePayment(sql, reported, now))
    return paymentId
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

  const memberOf = (orderId: string) =>
    one(
      `SELECT m.user_id AS id FROM order_line l JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
       JOIN producer_member m ON m.producer_id = f.producer_id WHERE l.order_id = $1`,
      [orderId],
    )
  const parcelOf = (orderId: string) => one('SELECT id FROM parcel WHERE order_id = $1', [orderId])

  /** Goods in a cart of several, perhaps with a coupon or a deposit; the checkout of what is paid first is open. */
  async function placeGoods(slugs: string[], wish: { couponCode?: string; payment?: 'whole' | 'deposit' } = {}) {
    const { rows } = await db.pool.query<{ id: string; ships_now: boolean }>(
      'SELECT id, ships_now FROM product WHERE slug = ANY($1) ORDER BY slug',
      [slugs],
    )
    const lines = rows.map(({ id, ships_now }) => wanted(id, { preorder: !ships_now }))
    const { orderId, dueFen } = await placeCart(deps, buyer, lines, wish)
    return { orderId, dueFen, sessionId: await openSession(orderId) }
  }
  async function openSession(orderId: string): Promise<string> {
    await openCheckout(deps, buyer, orderId)
    return one(
      `SELECT provider_session_id AS id FROM payment_attempt WHERE order_id = $1 AND state = 'opened' ORDER BY opened_at DESC LIMIT 1`,
      [orderId],
    )
  }

  return {
    ...deps,
    place,
    placeGoods,
    openSession,
    take,
    async buy(slug: string, quantity: number, liveItemId: string | null = null) {
      const placed = await place(slug, quantity, liveItemId)
      return { ...placed, paymentId: await take(placed.sessionId, placed.totalFen) }
    },
    cancel: (orderId: string) => cancelOrder(deps, buyer, orderId),
    refund: (orderId: string) => requestRefund(deps, { orderId, reason: 'changed my mind', actor: 'guest' }),
    /** The provider pays, or fails to keep paid, the order's newest refund. */
    settle: (orderId: string, state: RefundReport['state'] = 'succeeded') => hearRefund(deps, orderId, state),
    async ship(orderId: string) {
      await shipOrder(deps, await memberOf(orderId), { orderId, trackingNo: 'SF1234567890' })
    },
    async pack(orderId: string) {
      const parcelId = await parcelOf(orderId)
      await packParcel(deps, await memberOf(orderId), { parcelId, weightG: null, lines: 'as ordered' })
    },
    async deliver(orderId: string) {
      await markDelivered(deps, await memberOf(orderId), await parcelOf(orderId))
    },
    confirm: (orderId: string) => confirmReceipt(deps, buyer, orderId),
    /** Nothing can be claimed any more of what was received until now. */
    confirmIncome: () => confirmLater(deps),
    /** Moves the clock on and ends the holds that are over. */
    async wait(minutes: number) {
      now = new Date(now.getTime() + minutes * 60_000)
      await endHolds(deps)
    },
  }
}

export type BusyShop = ReturnType<typeof shopOn>

export const CHICKEN = 'fengdu-luhua-chicken'
