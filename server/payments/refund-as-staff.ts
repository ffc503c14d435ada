import { readReason } from '#domain/reason.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type PartRefundInput, refundPart } from './refund-part.ts'
import { requestRefund } from './request-refund.ts'
import { requireStaffOf } from './staff-scope.ts'

/** `part` absent: all that is left of the order. `reason` is kept with the order's history. */
export type StaffRefundInput = {
  orderId: string
  reason: string
  part?: Pick<PartRefundInput, 'refundId' | 'orderLineId' | 'part'>
}

/**
 * A coordinator of the goods' district (or an admin) refunds a paid order, or a part of it, also after it was shipped.
 * @throws DomainError NotSignedIn, Forbidden, OutOfScope, NotFound, InvalidInput {field}, and those of `requestRefund` and
 *   `refundPart`
 */
export async function refundAsStaff(
  deps: { db: Db; clock: Clock },
  viewer: Viewer | null,
  { orderId, reason, part }: StaffRefundInput,
): Promise<void> {
  const actor = await requireStaffOf(deps.db.pool, viewer, orderId)
  const words = readReason(reason)
  if (part) await refundPart(deps, { ...part, orderId, reason: words, actor })
  else await requestRefund(deps, { orderId, reason: words, actor })
}
