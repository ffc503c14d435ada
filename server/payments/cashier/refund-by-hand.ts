import { DomainError } from '#domain/errors.ts'
import type { Deps } from './deps.ts'
import { addRefund, type CashierRefund, findRefunds } from './refund.ts'
import { findSession } from './session.ts'
import { newCashierId } from './write-event.ts'

export type RefundByHand = {
  sessionId: string
  amountFen: bigint
  /** The same key is the same refund, however often it is sent. Without one, each call is a refund of its own. */
  key?: string
}

/**
 * Refunds in the cashier's own books: the shop did not ask for it and hears of it by the events alone.
 * @throws DomainError NotFound (not a paid session), RefundTooLarge, OrderDisputed
 */
export async function refundByHand(deps: Deps, { sessionId, amountFen, key }: RefundByHand): Promise<CashierRefund> {
  const id = key ? `re_${key.replaceAll('-', '')}` : newCashierId('re')
  return deps.db.tx(async (sql) => {
    const session = await findSession(sql, sessionId, true)
    if (session?.state !== 'paid') throw new DomainError('NotFound')
    const [known] = await findRefunds(sql, 'id', id)
    return known ?? addRefund(sql, deps, session, { id, requestKey: null, amountFen })
  })
}
