import { endShortfall } from '#server/batches/end-shortfall.ts'
import { followRelease } from '#server/batches/follow-release.ts'
import type { Deps } from '#server/deps.ts'
import { runExport } from '#server/exports/run-export.ts'
import { forgetPicture } from '#server/files/forget-picture.ts'
import { announceRefund } from '#server/livestream/announce-refund.ts'
import { announceRestock } from '#server/livestream/announce-restock.ts'
import { announceSale } from '#server/livestream/announce-sale.ts'
import { sendNotice } from '#server/notices/send-notice.ts'
import { tellPaid, tellRefunded, tellReserved } from '#server/notices/tell-of-money.ts'
import { refundDifference } from '#server/parcels/refund-difference.ts'
import { settleParcels } from '#server/parcels/settle-parcels.ts'
import { deliverEvent } from '#server/payments/cashier/deliver-event.ts'
import { endCheckouts } from '#server/payments/end-checkouts.ts'
import { executeRefund } from '#server/payments/execute-refund.ts'
import { tellStaff } from '#server/payments/tell-staff.ts'
import { askHousehold } from '#server/receipts/ask-household.ts'
import { tellReplanned } from '#server/reminders/tell-replanned.ts'
import { indexProducts } from '#server/search/index-products.ts'
import { reindexOrder } from '#server/search/reindex-order.ts'
import type { OutboxHandlers } from './worker.ts'

/** What each topic does after its commit. The only place that reaches from money to sockets and providers. */
export const outboxHandlers = (deps: Deps): OutboxHandlers => {
  const moveFigures = () => deps.bus.publish('figures', '')
  return {
    'order.paid': async ({ orderId }) => {
      await announceSale(deps, orderId)
      await moveFigures()
      await tellPaid(deps, orderId)
      await reindexOrder(deps, orderId)
    },
    'order.reserved': ({ orderId }) => tellReserved(deps, orderId),
    'order.refunded': async ({ orderId }) => {
      await announceRefund(deps, orderId)
      await moveFigures()
      await tellRefunded(deps, orderId)
      await reindexOrder(deps, orderId)
    },
    'order.completed': moveFigures,
    'order.confirmed': moveFigures,
    'order.cancelled': async ({ orderId }) => {
      await endCheckouts(deps, orderId)
      await reindexOrder(deps, orderId)
    },
    'order.restocked': ({ refundId }) => announceRestock(deps, refundId),
    'checkouts.end': ({ orderId }) => endCheckouts(deps, orderId),
    'dispute.changed': async ({ disputeId }) => {
      await tellStaff(deps, disputeId)
      await moveFigures()
    },
    'refund.requested': async ({ refundId }) => {
      await settleParcels(deps, refundId)
      await executeRefund(deps, refundId)
      await moveFigures()
    },
    'weight.difference': (difference) => refundDifference(deps, difference),
    'session.over': ({ sessionId }) => deps.media.endPublishing(sessionId),
    'batch.release': async ({ batchId }) => void (await followRelease(deps, batchId)),
    'batch.shortfall': async ({ batchId }) => void (await endShortfall(deps, batchId)),
    'cashier.deliver': ({ eventId }) => deliverEvent(deps, eventId),
    'session.replanned': async ({ sessionId }) => void (await tellReplanned(deps, sessionId)),
    'picture.forget': ({ fileKey }) => forgetPicture(deps, fileKey),
    'export.run': (job) => runExport(deps, job),
    'search.index': ({ productIds }) => indexProducts(deps, productIds),
    'receipt.ask': async ({ checkId }) => void (await askHousehold(deps, checkId, 'clock')),
    'notice.send': ({ noticeId }) => sendNotice(deps, noticeId),
  }
}
