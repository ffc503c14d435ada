import { DomainError } from '#domain/errors.ts'
import type { PaymentHost } from '#server/payments/payment-host.ts'
import type { Trouble } from './provider-side.ts'

/** What is wrong with a provider at the moment. */
export type TroubleState = { trouble: Trouble | null }

const unavailable = () => new DomainError('PaymentUnavailable')

/** A provider that lets its callers down as `state` says. What happens once is over when it has happened. */
export function withTrouble(host: PaymentHost, state: TroubleState): PaymentHost {
  function begin() {
    const { trouble } = state
    if (trouble === 'broken_once') state.trouble = null
    if (trouble === 'down' || trouble === 'broken_once') throw unavailable()
  }
  async function reading<T>(call: () => Promise<T>): Promise<T> {
    begin()
    return call()
  }
  async function changing<T>(call: () => Promise<T>): Promise<T> {
    begin()
    const loses = state.trouble === 'lost_answer'
    if (loses) state.trouble = null
    const answer = await call()
    if (loses) throw unavailable()
    return answer
  }
  return {
    ...host,
    openCheckout: (request) => changing(() => host.openCheckout(request)),
    readCheckout: (sessionId) => reading(() => host.readCheckout(sessionId)),
    endCheckout: (sessionId) => changing(() => host.endCheckout(sessionId)),
    refund: (request) => changing(() => host.refund(request)),
    readRefund: (providerRefundId) => reading(() => host.readRefund(providerRefundId)),
    async *balanceTransactions(span) {
      begin()
      yield* host.balanceTransactions(span)
    },
  }
}
