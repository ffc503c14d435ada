import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { requestRefund } from './request-refund.ts'

/**
 * Gives the deposit of a reserved order back, whole, and frees its goods: there will be fewer than were promised. Asking twice
 * is harmless. The caller has checked who may ask.
 * @throws DomainError NotFound, OrderStateConflict (it is not reserved), OrderDisputed
 */
export const returnDeposit = (
  deps: { db: Db; clock: Clock },
  { orderId, reason, actor }: { orderId: string; reason: string; actor: string },
): Promise<void> => requestRefund(deps, { orderId, reason, actor, from: ['reserved'] })
