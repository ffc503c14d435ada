import type { AppLoadContext } from '@remix-run/node'
import { DomainError, isDomainError } from '#domain/errors.ts'
import type { Checkout } from '#domain/forms/checkout.ts'
import type { Address } from '#server/addresses/address.ts'
import type { Delivery } from '#server/orders/hold-batch.ts'
import type { InvoiceWish } from '#server/orders/place-cart-order.ts'
import type { Offer } from '#server/orders/read-offer.ts'
import { quoteOf, toWanted } from './draft.server.ts'

type Placing = { sent: Checkout; delivery: Delivery; offer: Offer | null; context: AppLoadContext }

/** The address an order goes to: that of the book, or the typed one with its place written in full. */
export function deliveryOf(sent: Checkout, book: readonly Address[], { shop }: Pick<AppLoadContext, 'shop'>) {
  if ('addressId' in sent) {
    const chosen = book.find(({ id }) => id === sent.addressId)
    if (!chosen) return { unknown: 'addressId' as const }
    const { recipient, phone, province, city, county, street } = chosen
    return { delivery: { recipient, phone, province, city, county, street } }
  }
  const { recipient, phone, street } = sent
  const found = shop.addresses.findPlace(sent)
  if ('problem' in found) return found
  return { delivery: { recipient, phone, ...found.place, street } }
}

function invoiceOf(sent: Checkout): InvoiceWish | null {
  if (sent.invoice === 'none') return null
  const taxNo = sent.invoice === 'institution' ? sent.taxNo : null
  return { kind: sent.invoice, title: sent.invoiceTitle, taxNo, email: sent.email ?? null }
}

/** The fast path compares no totals: a new order is compared here with what it would cost. */
async function requireSeenTotal(orderId: string, { sent, delivery, offer, context }: Placing): Promise<void> {
  if (sent.seenTotalFen === undefined) return
  const wish = { lines: toWanted(sent.lines), province: delivery.province, couponCode: null, payment: 'whole' as const }
  const { totalFen } = await quoteOf(wish, offer, context)
  if (totalFen === sent.seenTotalFen || (await context.shop.orders.readOwnProgress(context.buyer, orderId))) return
  throw new DomainError('TotalChanged', { totalFen: totalFen.toString() })
}

/** The verb that fits: one good of a session by the fast path, everything else as an order of several goods. */
async function placeAs(orderId: string, placing: Placing): Promise<void> {
  const { sent, delivery, offer, context } = placing
  const { shop, buyer, locale } = context
  const lines = toWanted(sent.lines)
  const [line] = lines
  if (offer?.liveItemId && line) {
    await requireSeenTotal(orderId, placing)
    const { quantity, preorder } = line
    const { productId, liveItemId } = offer
    await shop.orders.place(buyer, { orderId, productId, liveItemId, quantity, preorder, delivery, locale })
    return
  }
  await shop.orders.placeCart(buyer, {
    ...{ orderId, lines, delivery, locale, payment: sent.payment, invoice: invoiceOf(sent) },
    couponCode: sent.coupon ?? null,
    note: sent.note ?? null,
    email: sent.email ?? null,
    seenTotalFen: sent.seenTotalFen ?? -1n,
  })
}

/**
 * Places the order of a form; the same form sent again is the same order.
 * @returns the order's id: the form's, or a new one where the form's came with somebody else's link
 * @throws DomainError of placing it
 */
export async function placeOrder(placing: Placing): Promise<string> {
  const { sent, context } = placing
  const { orderId } = sent
  try {
    await placeAs(orderId, placing)
    return orderId
  } catch (error) {
    const reused = isDomainError(error) && error.code === 'IdempotencyKeyReused'
    if (!reused || (await context.shop.orders.readOwnProgress(context.buyer, orderId)) !== null) throw error
    const own = crypto.randomUUID()
    await placeAs(own, placing)
    return own
  }
}

/** Puts a typed address into the book, where that was asked for. A full book does not stop an order. */
export async function keepAddress({ sent, delivery, context }: Placing): Promise<void> {
  const { viewer, shop } = context
  if (!viewer || !('keep' in sent) || sent.keep !== 'on') return
  const entry = { id: sent.orderId, address: delivery, makeDefault: false }
  await shop.addresses.save(viewer.userId, entry).catch((error: unknown) => {
    if (!isDomainError(error)) throw error
  })
}
