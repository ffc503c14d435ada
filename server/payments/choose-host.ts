import type { Deps } from '#server/deps.ts'
import { cashierHost } from './cashier/cashier-host.ts'
import { onlyHost, type PaymentHosts } from './payment-host.ts'
import { stripeHost } from './stripe.ts'

/**
 * Stripe where its keys are set, otherwise the embedded practice cashier. The cashier goes on beside Stripe in a demo
 * only: nobody can practise in a shop that takes real money.
 */
export function choosePaymentHosts(deps: Omit<Deps, 'payments'>): PaymentHosts {
  const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: webhookSecret, DEMO } = deps.env
  if (!key || !webhookSecret) return onlyHost(cashierHost(deps))
  const stripe = stripeHost({ key, webhookSecret, clock: deps.clock, log: deps.log })
  return { current: stripe, all: DEMO ? [stripe, cashierHost(deps)] : [stripe] }
}
