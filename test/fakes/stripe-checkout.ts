import type Stripe from 'stripe'
import { type Account, emit, move, newStripeId, type Payment, type Session, secondsNow } from './stripe-account.ts'
import { paymentObject, sessionObject } from './stripe-objects.ts'
import { noSuch, StripeRefusal } from './stripe-refusal.ts'

const SHORTEST_SECONDS = 30 * 60
const LONGEST_SECONDS = 24 * 60 * 60

function priceOf(params: Stripe.Checkout.SessionCreateParams): { amount: number; currency: string } {
  const [line, ...more] = params.line_items ?? []
  const { unit_amount: amount, currency } = line?.price_data ?? {}
  const refused = more.length > 0 || line?.quantity !== 1 || currency !== 'cny'
  if (refused || !Number.isInteger(amount) || !amount || amount < 1)
    throw new StripeRefusal('This account sells one line in cny.', { param: 'line_items' })
  return { amount, currency }
}

/** What Stripe refuses before it begins: such answers are not saved under the idempotency key. */
export function checkSession(account: Account, params: Stripe.Checkout.SessionCreateParams): void {
  priceOf(params)
  const life = (params.expires_at ?? secondsNow(account) + LONGEST_SECONDS) - secondsNow(account)
  if (life < SHORTEST_SECONDS || life > LONGEST_SECONDS)
    throw new StripeRefusal('The `expires_at` timestamp must be between 30 minutes and 24 hours from now.', {
      param: 'expires_at',
    })
  if (params.mode !== 'payment' || params.ui_mode !== 'hosted_page')
    throw new StripeRefusal('This account sells on hosted pages.', { param: 'mode' })
}

const textsOf = (metadata: unknown): Stripe.Metadata => ({ ...(metadata as Stripe.Metadata | undefined) })

export function createSession(account: Account, params: Stripe.Checkout.SessionCreateParams): object {
  const created = secondsNow(account)
  const session: Session = {
    ...{ id: newStripeId('cs_test'), status: 'open', params, payment: null, created },
    ...priceOf(params),
    metadata: textsOf(params.metadata),
    methods: account.offers.filter((offer) => params.allowed_payment_method_types?.includes(offer) ?? true),
    expiresAt: params.expires_at ?? created + LONGEST_SECONDS,
  }
  account.sessions.set(session.id, session)
  return sessionObject(session)
}

export function sessionOf(account: Account, id: string): Session {
  const session = account.sessions.get(id)
  if (!session) throw noSuch('checkout.session', id, 'session')
  return session
}

/** The session's time is over, or somebody ends it. */
export function endSession(account: Account, session: Session): void {
  session.status = 'expired'
  emit(account, 'checkout.session.expired', sessionObject(session))
}

export function expireSession(account: Account, id: string): object {
  const session = sessionOf(account, id)
  if (session.status !== 'open')
    throw new StripeRefusal(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    )
  endSession(account, session)
  return sessionObject(session)
}

/** Ends the sessions whose time is over by the account's clock. */
export function endOverdue(account: Account): void {
  for (const session of account.sessions.values())
    if (session.status === 'open' && session.expiresAt <= secondsNow(account)) endSession(account, session)
}

/** The buyer confirms with a method; the money is not there yet. `late` lets a session through whose time is over. */
export function confirm(account: Account, session: Session, { method = 'wechat_pay', late = false } = {}): Payment {
  if (session.status !== 'open' && !(late && session.status === 'expired'))
    throw new Error(`${session.id} cannot be paid: it is ${session.status}`)
  const { amount, currency, params } = session
  const metadata = textsOf(params.payment_intent_data?.metadata)
  const payment: Payment = {
    ...{ id: newStripeId('pi'), amount, currency, metadata, method },
    ...{ status: 'processing', charge: null },
  }
  account.payments.set(payment.id, payment)
  session.status = 'complete'
  session.payment = payment
  return payment
}

/** 3.4% and 2.35 yuan. */
export const paymentFee = (amount: number) => Math.round((amount * 34) / 1000) + 235

/** The money arrives on the account's balance. */
export function capture(account: Account, payment: Payment): void {
  payment.status = 'succeeded'
  payment.charge = { id: newStripeId('ch'), created: secondsNow(account) }
  const { amount, currency } = payment
  move(account, { category: 'charge', source: payment, amount, fee: paymentFee(amount), currency })
  emit(account, 'payment_intent.succeeded', paymentObject(payment))
}
