import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { SetupError } from '#server/setup-error.ts'
import type { PaymentHost } from '../payment-host.ts'
import { readProviderEvent } from '../provider-event.ts'
import { type Disorder, inOrder } from './disorder.ts'
import { openSession } from './open-session.ts'
import { payRefund } from './pay-refund.ts'
import { verifyBody } from './signature.ts'

export type CashierDeps = {
  db: Db
  clock: Clock
  /** Where people reach the shop, without a trailing slash: the cashier's page and the webhook live there. */
  publicUrl: string
  env: { CASHIER_WEBHOOK_SECRET?: string | undefined }
  /** On purpose in tests and rehearsals: notices doubled, late, out of order. */
  disorder?: Disorder
}

/** @throws SetupError where the secret that signs notices is not set */
export function cashierSecret({ env }: Pick<CashierDeps, 'env'>): string {
  if (!env.CASHIER_WEBHOOK_SECRET)
    throw new SetupError('Settings: CASHIER_WEBHOOK_SECRET is needed by the embedded cashier.')
  return env.CASHIER_WEBHOOK_SECRET
}

/**
 * The embedded cashier as a payment provider: a practice till where no money moves. It knows sessions, payments and
 * refunds, nothing of orders, and answers by signed webhooks like any other provider.
 */
export function cashierHost(deps: CashierDeps): PaymentHost {
  const { db, clock, publicUrl, disorder = inOrder } = deps
  const secret = cashierSecret(deps)
  return {
    name: 'cashier',
    openCheckout: (request) => openSession({ db, clock, publicUrl }, request),
    refund: (request) => payRefund({ db, clock, disorder }, request),
    readEvent(rawBody, signature) {
      verifyBody(secret, rawBody, signature, clock.now())
      return readProviderEvent(JSON.parse(rawBody.toString('utf8')))
    },
  }
}
