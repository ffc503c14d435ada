import { randomUUID } from 'node:crypto'
import type { Db } from '#server/db/db.ts'
import { requestRefund } from '#server/payments/request-refund.ts'
import { hearDispute, hearRefund } from './hear.ts'
import { type Market, makeMarket } from './market.ts'
import { guest, orderInput, till } from './sale.ts'

/** A shop whose payments go wrong on purpose: each order of one bird at 98.00 yuan, in a district of its own or in `market`. */
export function moneyTroubles(db: Db) {
  const shop = till(db)
  async function sell(market?: Market): Promise<{ market: Market; orderId: string; paymentId: string }> {
    const at = market ?? (await makeMarket(db))
    const orderId = await shop.buy(guest(), orderInput(at.productId))
    const { rows } = await db.pool.query('SELECT provider_payment_id AS id FROM payment WHERE order_id = $1', [orderId])
    return { market: at, orderId, paymentId: rows[0].id }
  }
  /** A checkout that is opened and left. */
  async function leave(market?: Market): Promise<{ market: Market; orderId: string }> {
    const at = market ?? (await makeMarket(db))
    const buyer = guest()
    const { orderId } = await shop.place(buyer, orderInput(at.productId))
    await shop.open(buyer, orderId)
    return { market: at, orderId }
  }
  /** The whole order is refunded, and the provider has not said what became of it. @returns the refund's id */
  async function askRefund(orderId: string, actor = 'system'): Promise<string> {
    await requestRefund(shop, { orderId, reason: '到货破损', actor })
    const { rows } = await db.pool.query('SELECT id FROM refund WHERE order_id = $1', [orderId])
    return rows[0].id
  }
  return {
    ...shop,
    sell,
    leave,
    askRefund,
    /** A sale whose refund the bank refused. */
    async failedRefund(market?: Market) {
      const sold = await sell(market)
      const refundId = await askRefund(sold.orderId)
      await hearRefund(shop, sold.orderId, 'failed')
      return { ...sold, refundId }
    },
    /** Money of another amount than its order's. @returns our id of the payment */
    async unmatched(market?: Market): Promise<{ market: Market; orderId: string; id: string }> {
      const { orderId, ...left } = await leave(market)
      const paymentId = `pi_${randomUUID()}`
      await shop.send(await shop.paidEvent(orderId, { paymentId, amountFen: 9_700n }))
      const { rows } = await db.pool.query('SELECT id FROM payment WHERE provider_payment_id = $1', [paymentId])
      return { ...left, orderId, id: rows[0].id }
    },
    /** The buyer's bank disputes a payment; evidence is due in a week. */
    dispute(paymentId: string, state: 'open' | 'won' | 'lost' = 'open'): Promise<void> {
      const evidenceDueAt = new Date(shop.clock.now().getTime() + 7 * 86_400_000)
      return hearDispute(shop, shop.host.name, { paymentId, amountFen: 9_800n, state, evidenceDueAt })
    },
  }
}
