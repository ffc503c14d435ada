import type { Deps } from '#server/deps.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { openCheckout } from './open-checkout.ts'
import { recordEvent } from './record-event.ts'

export const paymentVerbs = (deps: Deps) => ({
  openCheckout: (buyer: Buyer, orderId: string) => openCheckout(deps, buyer, orderId),
  recordEvent: (rawBody: Buffer, signature: string | undefined) => recordEvent(deps, rawBody, signature),
})
