import { DomainError } from '#domain/errors.ts'
import type { Deps } from './deps.ts'
import { addRefund, type CashierRefund, findRefunds } from './refund.ts'
import { lockPaid } from './session.ts'
import { newCashierId } from './write-event.ts'

export type RefundRequest = { refundId: string; paymentId: string; amountFen: bigint }

/**
 * Pays back, once per refund id: asked again, it answers what has become of that refund.
 * @throws DomainError NotFound (no such payment), RefundTooLarge, OrderDisputed
 */
export async function payRefund(deps: Deps, { refundId, paymentId, amountFen }: RefundRequest): Promise<CashierRefund> {
  return deps.db.tx(async (sql) => {
    const session = await lockPaid(sql, paymentId)
    if (!session) throw new DomainError('NotFound')
    const [known] = await findRefunds(sql, 'request_key', refundId)
    return known ?? addRefund(sql, deps, session, { id: newCashierId('re'), requestKey: refundId, amountFen })
  })
}
