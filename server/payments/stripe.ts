import Stripe from 'stripe'
import { DomainError } from '#domain/errors.ts'
import { fenToNumber } from '#domain/money.ts'
import type { Clock } from '#server/clock.ts'
import type { CheckoutReport, CheckoutRequest, PaymentHost, RefundReport } from './payment-host.ts'
import { readProviderEvent } from './provider-event.ts'
import { readCheckoutReport, readRefundReport } from './provider-objects.ts'
import { readMovement } from './stripe-movement.ts'
import { underKeys } from './under-keys.ts'

/** The API our requests and the events' shapes were written for. */
const API_VERSION = '2026-10-28.endive'
const METHODS = ['card', 'alipay', 'wechat_pay'] as const
/**
 * Stripe keeps a session open for at least 30 minutes; ours may hold goods for less. The rest is room for a hold that
 * ends some minutes late.
 */
const SESSION_AFTER_HOLD_MS = 35 * 60_000
const DETAILS = ['payment_intent.payment_method', 'payment_intent.latest_charge']

export type StripeOptions = {
  key: string
  webhookSecret: string
  clock: Clock
  log?: { warn(fields: object, message: string): void }
  /** Another address than Stripe's own, for tests. */
  api?: { host: string; port: number; protocol: 'http' | 'https' }
  /** How long somebody's page may wait: each try, and how many after the first. */
  patience?: { timeoutMs: number; retries: number }
}

/**
 * What we ask Stripe for. The same attempt always asks for the same, or its idempotency key would be refused.
 * Holds may be at most 23 hours long: a session lives 24.
 */
function sessionParams(request: CheckoutRequest): Stripe.Checkout.SessionCreateParams {
  const metadata = { attempt_id: request.attemptId, order_id: request.orderId }
  return {
    mode: 'payment',
    ui_mode: 'hosted_page',
    locale: request.locale === 'en' ? 'en' : 'zh',
    client_reference_id: request.orderId,
    allowed_payment_method_types: [...METHODS],
    payment_method_options: { wechat_pay: { client: 'web' } },
    line_items: [
      {
        quantity: 1,
        price_data: {
          currency: request.currency.toLowerCase(),
          unit_amount: fenToNumber(request.amountFen),
          product_data: { name: request.description },
        },
      },
    ],
    success_url: request.returnUrl,
    cancel_url: request.returnUrl,
    expires_at: Math.floor((request.expiresAt.getTime() + SESSION_AFTER_HOLD_MS) / 1000),
    metadata,
    payment_intent_data: { metadata },
  }
}

/** Outages: the network's, Stripe's own (5xx, 409) and its limits on how often one may ask. */
const outages = ['StripeConnectionError', 'StripeAPIError', 'StripeRateLimitError']

/** Stripe's refusals and outages as values; anything else is a fault of ours and stays as it is. */
function explain(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error
  const { type, rawType, code, param } = error
  const unavailable = new DomainError('PaymentUnavailable', { reason: code ?? type })
  if (code === 'idempotency_key_in_use') return unavailable
  // Documented with status 400; with 409 the SDK gives it the class of an outage.
  if (rawType === 'idempotency_error') return new DomainError('IdempotencyKeyReused')
  if (outages.includes(type)) return unavailable
  if (code === 'resource_missing') return new DomainError('NotFound')
  if (code === 'charge_disputed') return new DomainError('OrderDisputed')
  if (code === 'charge_already_refunded' || param === 'amount') return new DomainError('RefundTooLarge')
  // The hold ended so long ago that Stripe finds the rest of the session's life too short.
  return param === 'expires_at' ? unavailable : error
}

async function asking<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    throw explain(error)
  }
}

/** Whether this failure was saved under its idempotency key, and is given again instead of trying again. */
const isReplayed = (error: unknown) =>
  error instanceof Stripe.errors.StripeError && error.headers?.['idempotent-replayed'] === 'true'

const isNotOpen = (error: unknown) =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.code !== 'resource_missing'

function refundReport(refund: Stripe.Refund): RefundReport {
  const report = readRefundReport(refund)
  if (!report) throw new DomainError('NotFound')
  return report
}

type Connection = { stripe: Stripe; clock: Clock }

async function readCheckout({ stripe, clock }: Connection, sessionId: string): Promise<CheckoutReport> {
  return readCheckoutReport(await stripe.checkout.sessions.retrieve(sessionId, { expand: DETAILS }), clock.now())
}

/** Stripe ends only what is open; anything else is read, because it may have been paid at this very moment. */
async function endCheckout({ stripe, clock }: Connection, sessionId: string): Promise<CheckoutReport> {
  try {
    return readCheckoutReport(await stripe.checkout.sessions.expire(sessionId), clock.now())
  } catch (error) {
    if (!isNotOpen(error)) throw error
    const report = await readCheckout({ stripe, clock }, sessionId)
    if (report.state === 'open') throw error
    return report
  }
}

async function findRefund({ stripe }: Connection, paymentId: string, refundId: string): Promise<Stripe.Refund | null> {
  for await (const refund of stripe.refunds.list({ payment_intent: paymentId, limit: 100 }))
    if (refund.metadata?.refund_id === refundId) return refund
  return null
}

const wholeSeconds = (at: Date) => Math.ceil(at.getTime() / 1000)

/** Stripe Checkout as a payment provider. The only file that imports Stripe's SDK. */
export function stripeHost(options: StripeOptions): PaymentHost {
  const { key, webhookSecret, clock, log, api, patience = { timeoutMs: 8_000, retries: 2 } } = options
  const { timeoutMs: timeout, retries: maxNetworkRetries } = patience
  const stripe = new Stripe(key, { apiVersion: API_VERSION, maxNetworkRetries, timeout, telemetry: false, ...api })
  const { sessions } = stripe.checkout
  const connection = { stripe, clock }

  return {
    name: 'stripe',
    signatureHeader: 'stripe-signature',
    async openCheckout(request) {
      const create = (idempotencyKey: string) => sessions.create(sessionParams(request), { idempotencyKey })
      const session = await asking(underKeys(`checkout-${request.attemptId}`, { create, isReplayed }))
      // Stripe leaves out, without a word, what the account cannot take.
      const missing = METHODS.filter((method) => !session.payment_method_types.includes(method))
      if (missing.length > 0) log?.warn({ missing }, 'stripe does not offer every payment method asked for')
      if (missing.length === METHODS.length || !session.url) throw new DomainError('PaymentUnavailable')
      return { sessionId: session.id, url: session.url }
    },
    readCheckout: (sessionId) => asking(readCheckout(connection, sessionId)),
    endCheckout: (sessionId) => asking(endCheckout(connection, sessionId)),
    async refund({ refundId, paymentId, amountFen }) {
      const params = { payment_intent: paymentId, amount: fenToNumber(amountFen), metadata: { refund_id: refundId } }
      const find = () => findRefund(connection, paymentId, refundId)
      const create = (idempotencyKey: string) => stripe.refunds.create(params, { idempotencyKey })
      return refundReport(await asking(underKeys(`refund-${refundId}`, { find, create, isReplayed })))
    },
    readRefund: async (providerRefundId) => refundReport(await asking(stripe.refunds.retrieve(providerRefundId))),
    async *balanceTransactions({ since, until }) {
      const created = { gte: wholeSeconds(since), lt: wholeSeconds(until) }
      try {
        const listed = stripe.balanceTransactions.list({ created, limit: 100, expand: ['data.source'] })
        for await (const one of listed) yield readMovement(one)
      } catch (error) {
        throw explain(error)
      }
    },
    readEvent(rawBody, signature) {
      const receivedAt = clock.now().getTime()
      try {
        stripe.webhooks.constructEvent(rawBody, signature ?? '', webhookSecret, undefined, undefined, receivedAt)
      } catch (error) {
        if (error instanceof Stripe.errors.StripeSignatureVerificationError) throw new DomainError('BadSignature')
        throw error
      }
      return readProviderEvent(JSON.parse(rawBody.toString('utf8')))
    },
  }
}
