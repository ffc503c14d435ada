import { createHash, randomUUID } from 'node:crypto'
import type { Db } from '#server/db/db.ts'
import type { FileStore } from '#server/files/file-store.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { placeOrderWith } from '#server/orders/place-order.ts'
import { markDelivered } from '#server/parcels/mark-delivered.ts'
import { packParcel } from '#server/parcels/pack-parcel.ts'
import { shipParcel } from '#server/parcels/ship-parcel.ts'
import { cashierHost } from '#server/payments/cashier/cashier-host.ts'
import { inOrder } from '#server/payments/cashier/disorder.ts'
import { paySession } from '#server/payments/cashier/pay-session.ts'
import { openCheckout } from '#server/payments/open-checkout.ts'
import { onlyHost } from '#server/payments/payment-host.ts'
import { refreshOwn } from '#server/payments/refresh-own.ts'
import { daysFrom } from './dates.ts'
import { seedId } from './ids.ts'

/** A shop whose clock is set to so many days before or after now. */
export function shopAt({ db, files }: { db: Db; files: FileStore }, now: Date) {
  let at = now
  const clock = { now: () => at }
  // Nobody is sent to these checkouts and no notice is read, so neither address nor secret has to be the shop's own.
  const outer = { db, clock, publicUrl: '', env: { CASHIER_WEBHOOK_SECRET: randomUUID() } }
  return {
    ...{ db, files, clock, publicUrl: '', payments: onlyHost(cashierHost(outer)) },
    goTo: (days: number) => {
      at = daysFrom(now, days)
    },
  }
}
export type Shop = ReturnType<typeof shopAt>

const delivery = {
  recipient: '于文静',
  phone: '+8619900004321',
  province: '山东省',
  city: '威海市',
  county: '环翠区',
  street: '海滨路 12 号',
}

type Sold = { orderId: string; buyer: Buyer; parcelId: string }

async function sell(shop: Shop, slug: string, quantity: number, key: string): Promise<Sold> {
  const { db } = shop
  const orderId = seedId('order', key)
  const buyer = { userId: null, guestKeyHash: createHash('sha256').update(orderId).digest('hex') }
  const goods = { productId: seedId('product', slug), liveItemId: null, quantity, preorder: false }
  await placeOrderWith({ ...shop, holdMinutes: 15 })(buyer, { orderId, ...goods, delivery, locale: 'zh' })
  await openCheckout(shop, buyer, orderId)
  const attempts = await db.pool.query<{ session: string }>(
    'SELECT provider_session_id AS session FROM payment_attempt WHERE order_id = $1',
    [orderId],
  )
  const sessionId = attempts.rows[0]?.session ?? ''
  await paySession({ ...shop, disorder: inOrder }, { sessionId, method: 'wechat_pay' })
  await refreshOwn(shop, buyer, orderId)
  const parcels = await db.pool.query<{ id: string }>('SELECT id FROM parcel WHERE order_id = $1', [orderId])
  return { orderId, buyer, parcelId: parcels.rows[0]?.id ?? '' }
}

/** A pack, how many of it, and how many days after the first order. */
export type DemoOrder = readonly [slug: string, quantity: number, later: number]

/** Orders from their payment to the day when they reach their buyers. @param sale who packs; `key` and `serial` tell these sales from others */
export async function sellAll(
  shop: Shop,
  { packer, key, serial }: { packer: string; key: string; serial: number },
  orders: readonly DemoOrder[],
  day: number,
): Promise<void> {
  for (const [at, [slug, quantity, later]] of orders.entries()) {
    shop.goTo(day + later)
    const { orderId, buyer, parcelId } = await sell(shop, slug, quantity, `${key}:${day}:${at}`)
    shop.goTo(day + later + 0.5)
    await packParcel(shop, packer, { parcelId, weightG: null, lines: 'as ordered' })
    const trackingNo = `SF${19_900 + serial}${String(-day * 100 + at).padStart(8, '0')}`
    await shipParcel(shop, packer, { parcelId, carrier: 'sf', trackingNo })
    shop.goTo(day + later + 3)
    await markDelivered(shop, packer, parcelId)
    await confirmReceipt(shop, buyer, orderId)
  }
}
