import Stripe from 'stripe'
import { DomainError } from '#domain/errors.ts'
import { fenToNumber } from '#domain/money.ts'
import type { CheckoutRequest, PaymentHost } from './payment-host.ts'
import { readProviderEvent } from './provider-event.ts'

/** The API our requests and the events' shapes were written for. */
const API_VERSION = '2026-10-28.endive'
const METHODS = ['card', 'alipay', 'wechat_pay'] as const
/** Stripe keeps a session open for at least half an hour; ours may hold goods for less. */
const SHORTEST_SESSION_MS = 30 * 60_000

export type StripeOptions = {
  key: string
  webhookSecret: string
  log?: { warn(fields: object, message: string): void }
  /** Another address than Stripe's own, for tests. */
  api?: { host: string; port: number; protocol: 'http' | 'https' }
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
    expires_at: Math.floor((request.expiresAt.getTime() + SHORTEST_SESSION_MS) / 1000),
    metadata,
    payment_intent_data: { metadata },
  }
}

/** Stripe's refusals and outages as values the pages can explain; anything else is a fault of ours. */
function explain(error: unknown): unknown {
  if (!(error instanceof Stripe.errors.StripeError)) return error
  const tooLarge = error.code === 'charge_already_refunded' || error.param === 'amount'
  return tooLarge ? new DomainError('RefundTooLarge') : new DomainError('PaymentUnavailable', { reason: error.type })
}

async function asking<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    throw explain(error)
  }
}

/** Stripe Checkout as a payment provider. The only file that imports Stripe's SDK. */
export function stripeHost({ key, webhookSecret, log, api }: StripeOptions): PaymentHost {
  const stripe = new Stripe(key, {
    apiVersion: API_VERSION,
    maxNetworkRetries: 2,
    timeout: 15_000,
    telemetry: false,
    ...api,
  })
  return {
    name: 'stripe',
    async openCheckout(request) {
      const session = await asking(
        stripe.checkout.sessions.create(sessionParams(request), { idempotencyKey: `checkout-${request.attemptId}` }),
      )
      // Stripe leaves out, without a word, what the account cannot take.
      const missing = METHODS.filter((method) => !session.payment_method_types.includes(method))
      if (missing.length > 0) log?.warn({ missing }, 'stripe does not offer every payment method asked for')
      if (missing.length === METHODS.length || !session.url) throw new DomainError('PaymentUnavailable')
      return { sessionId: session.id, url: session.url }
    },
    async refund({ refundId, paymentId, amountFen }) {
      const params = { payment_intent: paymentId, amount: fenToNumber(amountFen), metadata: { refund_id: refundId } }
      await asking(stripe.refunds.create(params, { idempotencyKey: `refund-${refundId}` }))
    },
    readEvent(rawBody, signature) {
      try {
        stripe.webhooks.constructEvent(rawBody, signature ?? '', webhookSecret)
      } catch (error) {
        if (error instanceof Stripe.errors.StripeSignatureVerificationError) throw new DomainError('BadSignature')
        throw error
      }
      return readProviderEvent(JSON.parse(rawBody.toString('utf8')))
    },
  }
}
