import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { SetupError } from '#server/setup-error.ts'
import type { CheckoutReport, PaymentHost, RefundReport } from '../payment-host.ts'
import { readProviderEvent } from '../provider-event.ts'
import { readCheckoutReport, readRefundReport } from '../provider-objects.ts'
import { balanceTransactions } from './balance-transactions.ts'
import { closeSession } from './close-session.ts'
import { type Disorder, inOrder } from './disorder.ts'
import { refundObject, seconds, sessionObject } from './objects.ts'
import { openSession } from './open-session.ts'
import { payRefund } from './pay-refund.ts'
import { type CashierRefund, findRefunds } from './refund.ts'
import { type CashierSession, findSession, type SessionState, toldState } from './session.ts'
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
 * The embedded cashier as a payment provider: a practice till where no money moves. It knows sessions, payments, refunds
 * and disputes, nothing of orders, and answers by signed webhooks like any other provider.
 */
export function cashierHost(outer: CashierDeps): PaymentHost {
  const { db, clock, publicUrl, disorder = inOrder } = outer
  const deps = { db, clock, disorder }
  const secret = cashierSecret(outer)
  return {
    name: 'cashier',
    signatureHeader: 'payment-signature',
    openCheckout: (request) => openSession({ db, clock, publicUrl }, request),
    async readCheckout(sessionId) {
      const session = await findSession(db.pool, sessionId)
      if (!session) throw new DomainError('NotFound')
      return reportSession(session, toldState(session, clock.now()))
    },
    async endCheckout(sessionId) {
      const session = await closeSession(deps, sessionId, { state: 'expired' })
      const told = toldState(session, clock.now())
      // Late money is on its way already and cannot be stopped; the visit itself is over.
      return reportSession(session, told === 'open' ? 'expired' : told)
    },
    refund: async (request) => reportRefund(await payRefund(deps, request)),
    async readRefund(providerRefundId) {
      const [refund] = await findRefunds(db.pool, 'id', providerRefundId)
      if (!refund) throw new DomainError('NotFound')
      return reportRefund(refund)
    },
    balanceTransactions: (span) => balanceTransactions(db.pool, span),
    readEvent(rawBody, signature) {
      verifyBody(secret, rawBody, signature, clock.now())
      return readProviderEvent(JSON.parse(rawBody.toString('utf8')))
    },
  }
}

/** An answer is read from the same object that an event would carry, with the same whole seconds. */
const reportSession = (session: CashierSession, state: SessionState): CheckoutReport =>
  readCheckoutReport(
    sessionObject({ ...session, state }),
    new Date(seconds(session.paidAt ?? session.expiresAt) * 1000),
  )

function reportRefund(refund: CashierRefund): RefundReport {
  const report = readRefundReport(refundObject(refund))
  if (!report) throw new Error(`cashier refund ${refund.id} is of no payment`)
  return report
}
