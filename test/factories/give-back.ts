import { randomUUID } from 'node:crypto'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { PaymentHosts } from '#server/payments/payment-host.ts'
import { refundPart } from '#server/payments/refund-part.ts'
import { lineOf } from './sale.ts'

/** A part of an order's first line goes back to its buyer: so many units of it, or so much of its price. */
export async function giveBack(
  deps: { db: Db; clock: Clock; payments: PaymentHosts },
  orderId: string,
  part: { units: number } | { amountFen: bigint },
): Promise<void> {
  const orderLineId = await lineOf(deps.db, orderId)
  await refundPart(deps, { refundId: randomUUID(), orderId, orderLineId, part, reason: '到货破损', actor: 'user:x' })
}
