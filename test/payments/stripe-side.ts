import { randomUUID } from 'node:crypto'
import Stripe from 'stripe'
import type { Clock } from '#server/clock.ts'
import { startFakeStripe } from '#test/fakes/fake-stripe.ts'
import { finishPaying, pay, startPaying } from '#test/fakes/stripe-buyer.ts'
import { endOverdue, endSession, sessionOf } from '#test/fakes/stripe-checkout.ts'
import { closeDispute, openDispute } from '#test/fakes/stripe-disputes.ts'
import { createRefund, paymentOf, returnRefund, settleRefunds, unrefunded } from '#test/fakes/stripe-refunds.ts'
import { connectStripe, type StripeConnection } from './connect-stripe.ts'
import type { Notice, ProviderSide } from './provider-side.ts'

const signer = new Stripe('sk_test_signer').webhooks

/** Stripe as a provider for tests: the real SDK against a local host. */
export async function openStripeSide({
  clock,
}: {
  clock: Clock
}): Promise<ProviderSide & { connection: StripeConnection }> {
  const [key, webhookSecret] = [`sk_test_${randomUUID()}`, `whsec_${randomUUID()}`]
  const fake = await startFakeStripe({ clock, key })
  const { account } = fake
  const connection = { provider: 'stripe', key, webhookSecret, api: fake.api } as const

  function sign(rawBody: Buffer, ageSeconds = 0): Notice {
    const timestamp = Math.floor(clock.now().getTime() / 1000) - ageSeconds
    const payload = rawBody.toString()
    return { rawBody, signature: signer.generateTestHeaderString({ payload, secret: webhookSecret, timestamp }) }
  }

  return {
    name: 'stripe',
    host: connectStripe(connection, clock),
    connection,
    pay: async (sessionId, options) => pay(account, sessionId, options).id,
    startPaying: async (sessionId) => startPaying(account, sessionId),
    finishPaying: async (sessionId, outcome) => finishPaying(account, sessionId, outcome),
    async fail(sessionId) {
      startPaying(account, sessionId)
      finishPaying(account, sessionId, 'failed')
    },
    async expire(sessionId) {
      const session = sessionOf(account, sessionId)
      if (session.status === 'open') endSession(account, session)
    },
    async holdRefunds() {
      account.holdsRefunds = true
    },
    settleRefunds: async () => settleRefunds(account),
    refundByHand: async (paymentId, amountFen) =>
      createRefund(account, { payment_intent: paymentId, amount: Number(amountFen) }).id,
    returnRefund: async (providerRefundId) => returnRefund(account, providerRefundId),
    async dispute(paymentId, options = {}) {
      const payment = paymentOf(account, paymentId)
      const { amountFen = BigInt(unrefunded(account, payment)), inquiry } = options
      return openDispute(account, payment, { amount: Number(amountFen), inquiry }).id
    },
    closeDispute: async (disputeId, outcome) => closeDispute(account, disputeId, outcome),
    async notices() {
      endOverdue(account)
      return account.events.splice(0).map((body) => sign(Buffer.from(body)))
    },
    sign,
    trouble: (kind) => fake.trouble(({ down: 'down', lost_answer: 'cut', broken_once: 'broken' } as const)[kind]),
    heal: () => fake.trouble(null),
    close: fake.close,
  }
}
