import type { Clock } from '#server/clock.ts'
import type { PaymentHost } from '#server/payments/payment-host.ts'
import { stripeHost } from '#server/payments/stripe.ts'

/** What another process needs to reach the same side. */
export type StripeConnection = {
  provider: 'stripe'
  key: string
  webhookSecret: string
  api: { host: string; port: number; protocol: 'http' }
}

/** The shop's connection to a side. A failure is told at once: what retries is the caller. */
export const connectStripe = ({ key, webhookSecret, api }: StripeConnection, clock: Clock): PaymentHost =>
  stripeHost({ key, webhookSecret, clock, api, patience: { timeoutMs: 8_000, retries: 0 } })
