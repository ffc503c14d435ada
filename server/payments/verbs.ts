import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { openCheckout } from './open-checkout.ts'
import { recordEvent } from './record-event.ts'
import { refundAsStaff } from './refund-as-staff.ts'
import { refundOwn } from './refund-own.ts'

export const paymentVerbs = (deps: Deps) => ({
  openCheckout: (buyer: Buyer, orderId: string) => openCheckout(deps, buyer, orderId),
  recordEvent: (rawBody: Buffer, signature: string | undefined) => recordEvent(deps, rawBody, signature),
  refundOwn: (buyer: Buyer, orderId: string) => refundOwn(deps, buyer, orderId),
  refundAsStaff: (viewer: Viewer | null, input: { orderId: string; reason: string }) =>
    refundAsStaff(deps, viewer, input),
})
