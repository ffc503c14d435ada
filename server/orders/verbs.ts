import type { Deps } from '#server/deps.ts'
import type { Buyer } from './buyer.ts'
import { cancelOrder } from './cancel-order.ts'
import { confirmReceipt } from './confirm-receipt.ts'
import { placeOrderWith } from './place-order.ts'
import { shipOrder } from './ship-order.ts'

export const orderVerbs = (deps: Deps) => ({
  place: placeOrderWith(deps),
  cancel: (buyer: Buyer, orderId: string) => cancelOrder(deps, buyer, orderId),
  confirmReceipt: (buyer: Buyer, orderId: string) => confirmReceipt(deps, buyer, orderId),
  ship: (userId: string, input: { orderId: string; trackingNo: string }) => shipOrder(deps, userId, input),
})
