import { type Account, emit, type Payment } from './stripe-account.ts'
import { capture, confirm, sessionOf } from './stripe-checkout.ts'
import { sessionObject } from './stripe-objects.ts'

export type PayOptions = { method?: string; late?: boolean }

/** The buyer pays at once. */
export function pay(account: Account, sessionId: string, options?: PayOptions): Payment {
  const session = sessionOf(account, sessionId)
  const payment = confirm(account, session, options)
  capture(account, payment)
  emit(account, 'checkout.session.completed', sessionObject(session))
  return payment
}

/** The buyer has done their part with a method that takes its time. */
export function startPaying(account: Account, sessionId: string): void {
  const session = sessionOf(account, sessionId)
  confirm(account, session, { method: 'alipay' })
  emit(account, 'checkout.session.completed', sessionObject(session))
}

export function finishPaying(account: Account, sessionId: string, outcome: 'succeeded' | 'failed'): void {
  const session = sessionOf(account, sessionId)
  const { payment } = session
  if (payment?.status !== 'processing') throw new Error(`${sessionId} does not wait for money`)
  if (outcome === 'succeeded') capture(account, payment)
  else payment.status = 'requires_payment_method'
  emit(account, `checkout.session.async_payment_${outcome}`, sessionObject(session))
}
