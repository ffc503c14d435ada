import type { Deps } from '#server/deps.ts'
import { cashierHost } from './cashier/cashier-host.ts'
import type { PaymentHost } from './payment-host.ts'
import { stripeHost } from './stripe.ts'

/** Stripe where its keys are set, otherwise the embedded practice cashier. */
export function choosePaymentHost(deps: Omit<Deps, 'payments'>): PaymentHost {
  const { STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: webhookSecret } = deps.env
  return key && webhookSecret ? stripeHost({ key, webhookSecret, log: deps.log }) : cashierHost(deps)
}
