import type { Deps } from '#server/deps.ts'
import type { Buyer } from './buyer.ts'
import { cancelOrder } from './cancel-order.ts'
import { confirmReceipt } from './confirm-receipt.ts'
import { type CartOrderInput, placeCartOrder } from './place-cart-order.ts'
import { placeOrderWith } from './place-order.ts'
import { previewOrderParts } from './preview-order-parts.ts'
import type { Wish } from './price-order.ts'
import { quoteOrder } from './quote-order.ts'
import { readLastDelivery } from './read-last-delivery.ts'
import { previewParts, readOffer } from './read-offer.ts'
import { readOwnOrder } from './read-own-order.ts'
import { type OrderQuery, readOwnOrders } from './read-own-orders.ts'
import { readOwnProgress } from './read-own-progress.ts'
import { readReceipt } from './read-receipt.ts'
import { shipOrder } from './ship-order.ts'

export const orderVerbs = (deps: Deps) => ({
  holdMinutes: deps.holdMinutes,
  /** Days after which a parcel nobody speaks of counts as delivered, and after which a delivered order is completed. */
  silentDays: { delivered: deps.env.DELIVERED_AFTER_DAYS, complete: deps.env.COMPLETE_AFTER_DAYS },
  place: placeOrderWith(deps),
  placeCart: (buyer: Buyer, input: CartOrderInput) => placeCartOrder(deps, buyer, input),
  quote: (buyer: Buyer, wish: Wish, livePriceFen?: bigint) => quoteOrder(deps, buyer, wish, livePriceFen),
  cancel: (buyer: Buyer, orderId: string) => cancelOrder(deps, buyer, orderId),
  confirmReceipt: (buyer: Buyer, orderId: string) => confirmReceipt(deps, buyer, orderId),
  ship: (userId: string, input: { orderId: string; trackingNo: string }) => shipOrder(deps, userId, input),
  readOffer: (what: { slug: string | null; liveItemId: string | null }) => readOffer(deps, what),
  previewParts: (versionId: string, totalFen: bigint) => previewParts(deps.db.pool, versionId, totalFen),
  previewOrderParts: (lines: readonly { productId: string; amountFen: bigint }[]) => previewOrderParts(deps, lines),
  readLastDelivery: (buyer: Buyer) => readLastDelivery(deps, buyer),
  readOwn: (buyer: Buyer, orderId: string) => readOwnOrder(deps, buyer, orderId),
  readReceipt: (buyer: Buyer, orderId: string) => readReceipt(deps, buyer, orderId),
  readOwnProgress: (buyer: Buyer, orderId: string) => readOwnProgress(deps, buyer, orderId),
  listOwn: (buyer: Buyer, query: OrderQuery) => readOwnOrders(deps, buyer, query),
})
