import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { openCheckout } from './open-checkout.ts'
import type { PaymentHost } from './payment-host.ts'
import { recheckOrder } from './recheck-order.ts'
import { recordEvent } from './record-event.ts'
import { refreshOwn } from './refresh-own.ts'
import { refundAsStaff, type StaffRefundInput } from './refund-as-staff.ts'
import { refundOwn } from './refund-own.ts'
import { refundByHand, retryRefund } from './replace-refund.ts'
import { returnUnmatched } from './return-unmatched.ts'

export const paymentVerbs = (deps: Deps) => ({
  openCheckout: (buyer: Buyer, orderId: string) => openCheckout(deps, buyer, orderId),
  recordEvent: (host: PaymentHost, rawBody: Buffer, signature: string | undefined) =>
    recordEvent(deps, host, rawBody, signature),
  refreshOwn: (buyer: Buyer, orderId: string) => refreshOwn(deps, buyer, orderId),
  recheckOrder: (viewer: Viewer | null, orderId: string) => recheckOrder(deps, viewer, orderId),
  refundOwn: (buyer: Buyer, orderId: string) => refundOwn(deps, buyer, orderId),
  refundAsStaff: (viewer: Viewer | null, input: StaffRefundInput) => refundAsStaff(deps, viewer, input),
  retryRefund: (viewer: Viewer | null, refundId: string) => retryRefund(deps, viewer, refundId),
  refundByHand: (viewer: Viewer | null, input: { refundId: string; evidence: string }) =>
    refundByHand(deps, viewer, input),
  returnUnmatched: (viewer: Viewer | null, input: { paymentId: string; reason: string }) =>
    returnUnmatched(deps, viewer, input),
})
