import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { stillClock } from '#test/factories/sale.ts'
import { type FakeStripeOptions, startFakeStripe } from '#test/fakes/fake-stripe.ts'
import { pay } from '#test/fakes/stripe-buyer.ts'
import { createRefund } from '#test/fakes/stripe-refunds.ts'
import { prepareShapes } from '#test/fakes/stripe-shapes.ts'
import type { CheckoutRequest } from './payment-host.ts'
import { type StripeOptions, stripeHost } from './stripe.ts'

beforeAll(() => {
  prepareShapes()
}, 60_000)

let close = async () => {}
afterEach(() => close())

type Change = Partial<FakeStripeOptions> & Pick<StripeOptions, 'patience'>

async function connect({ patience = { timeoutMs: 8_000, retries: 0 }, ...change }: Change = {}) {
  const clock = stillClock()
  const fake = await startFakeStripe({ clock, key: 'sk_test_1', ...change })
  close = fake.close
  const warn = vi.fn()
  const options = { webhookSecret: 'whsec_1', clock, log: { warn }, api: fake.api, patience }
  const host = stripeHost({ key: 'sk_test_1', ...options })
  const request = (other: Partial<CheckoutRequest> = {}): CheckoutRequest => ({
    attemptId: randomUUID(),
    orderId: randomUUID(),
    amountFen: 18_800n,
    currency: 'CNY',
    description: '芦花鸡 两只装',
    returnUrl: 'https://shop.test/orders/1',
    expiresAt: new Date(clock.now().getTime() + 15 * 60_000),
    locale: 'zh',
    ...other,
  })
  async function openPaid() {
    const { sessionId } = await host.openCheckout(request())
    const paymentId = pay(fake.account, sessionId).id
    const refundId = randomUUID()
    const refund = () => host.refund({ refundId, paymentId, amountFen: 900n })
    return { paymentId, refundId, refund }
  }
  /** Idempotency keys of what was written, in the order of the requests. */
  const keys = () => fake.calls.map(({ headers }) => headers['idempotency-key']).filter(Boolean)
  return { fake, host, warn, clock, options, request, openPaid, keys }
}

const unavailable = { code: 'PaymentUnavailable' }

describe('opening a checkout', () => {
  test('asks for our methods, in fen, under the attempt’s key and the pinned API', async () => {
    const { fake, host, request } = await connect()
    const asked = request()
    await host.openCheckout(asked)
    const { params, headers } = fake.calls[0] ?? {}
    expect(headers).toMatchObject({
      'stripe-version': '2026-10-28.endive',
      'idempotency-key': `checkout-${asked.attemptId}`,
    })
    const metadata = { attempt_id: asked.attemptId, order_id: asked.orderId }
    expect(params).toMatchObject({
      ui_mode: 'hosted_page',
      allowed_payment_method_types: ['card', 'alipay', 'wechat_pay'],
      line_items: [{ quantity: 1, price_data: { unit_amount: 18_800, currency: 'cny' } }],
      metadata,
      payment_intent_data: { metadata },
      success_url: asked.returnUrl,
    })
  })

  test('says in the log which methods the account cannot take', async () => {
    const { host, warn, request } = await connect({ offers: ['card'] })
    await host.openCheckout(request())
    expect(warn).toHaveBeenCalledWith({ missing: ['alipay', 'wechat_pay'] }, expect.any(String))
  })

  test('an account that can take none of them cannot be paid through', async () => {
    const { host, request } = await connect({ offers: [] })
    await expect(host.openCheckout(request())).rejects.toMatchObject(unavailable)
  })

  test('a hold that ends some minutes late can still be paid for, one that is long over cannot', async () => {
    const { host, clock, request } = await connect()
    const ago = (minutes: number) => new Date(clock.now().getTime() - minutes * 60_000)
    await expect(host.openCheckout(request({ expiresAt: ago(5) }))).resolves.toHaveProperty('url')
    await expect(host.openCheckout(request({ expiresAt: ago(6) }))).rejects.toMatchObject(unavailable)
  })

  test('a session that nobody ends is over 35 minutes after the hold', async () => {
    const { host, clock, request } = await connect()
    const { sessionId } = await host.openCheckout(request())
    clock.forward(49)
    expect(await host.readCheckout(sessionId)).toEqual({ state: 'open' })
    clock.forward(1)
    expect(await host.readCheckout(sessionId)).toEqual({ state: 'expired' })
  })

  test.each([400, 409] as const)('the same attempt with another amount is refused (%s)', async (reusedKeyStatus) => {
    const { host, fake, request } = await connect({ reusedKeyStatus })
    const asked = request()
    await host.openCheckout(asked)
    const other = host.openCheckout({ ...asked, amountFen: 1n })
    await expect(other).rejects.toMatchObject({ code: 'IdempotencyKeyReused' })
    expect(fake.account.sessions.size).toBe(1)
  })

  test('a failure that Stripe has saved is left behind, and the attempt keeps one session', async () => {
    const { host, fake, request, keys } = await connect()
    const asked = request()
    fake.trouble('broken')
    await expect(host.openCheckout(asked)).rejects.toMatchObject(unavailable)
    const opened = await Promise.all([1, 2, 3].map(() => host.openCheckout(asked)))
    expect(new Set(opened.map(({ sessionId }) => sessionId)).size).toBe(1)
    expect(new Set(keys())).toEqual(new Set([`checkout-${asked.attemptId}`, `checkout-${asked.attemptId}-2`]))
  })
})

describe('outages', () => {
  test('nobody listens', async () => {
    const { fake, host, request } = await connect()
    await fake.close()
    close = async () => {}
    await expect(host.openCheckout(request())).rejects.toMatchObject(unavailable)
  })

  test('silence is cut short, and the try after it gets the answer of the first', async () => {
    const { fake, host, request } = await connect({ patience: { timeoutMs: 500, retries: 1 } })
    fake.trouble('silent')
    await expect(host.openCheckout(request())).resolves.toHaveProperty('sessionId')
    expect(fake.calls).toHaveLength(2)
    expect(fake.account.sessions.size).toBe(1)
  })

  test('a request that is being worked on is waited for, within patience', async () => {
    const patient = await connect({ patience: { timeoutMs: 8_000, retries: 1 } })
    patient.fake.trouble('busy')
    await expect(patient.host.openCheckout(patient.request())).resolves.toHaveProperty('sessionId')
    await patient.fake.close()
    const { fake, host, request } = await connect()
    fake.trouble('busy')
    await expect(host.openCheckout(request())).rejects.toMatchObject(unavailable)
  })

  test('a wrong key is a fault of ours, not an outage', async () => {
    const { options, request } = await connect()
    const host = stripeHost({ key: 'sk_test_2', ...options })
    await expect(host.openCheckout(request())).rejects.toMatchObject({ type: 'StripeAuthenticationError' })
  })
})

describe('paying back', () => {
  test('a saved failure is not the end: all who ask again make one refund', async () => {
    const { fake, openPaid, keys } = await connect()
    const { refund, refundId } = await openPaid()
    fake.trouble('broken')
    await expect(refund()).rejects.toMatchObject(unavailable)
    const answers = await Promise.all([1, 2, 3, 4].map(refund))
    expect(new Set(answers.map(({ providerRefundId }) => providerRefundId)).size).toBe(1)
    expect(fake.account.refunds.size).toBe(1)
    expect(keys()).toContain(`refund-${refundId}-2`)
    expect(keys()).not.toContain(`refund-${refundId}-3`)
  })

  test('a refund that was made although Stripe answered with a failure is found', async () => {
    const { fake, openPaid, keys } = await connect()
    const { refund } = await openPaid()
    fake.trouble('broken_after')
    await expect(refund()).rejects.toMatchObject(unavailable)
    const asked = keys().length
    await expect(refund()).resolves.toMatchObject({ state: 'succeeded', amountFen: 900n })
    expect(keys()).toHaveLength(asked)
    expect(fake.account.refunds.size).toBe(1)
  })

  test('is found among more refunds than fit one answer, when Stripe has forgotten its key', async () => {
    const { fake, clock, openPaid } = await connect()
    const { refund, paymentId } = await openPaid()
    const first = await refund()
    for (let part = 0; part < 101; part += 1) createRefund(fake.account, { payment_intent: paymentId, amount: 1 })
    clock.forward(25 * 60)
    expect(await refund()).toEqual(first)
    expect(fake.account.refunds.size).toBe(102)
  })

  test('of money that is not there yet is a fault of ours', async () => {
    const { fake, host, openPaid } = await connect()
    const { refund, paymentId } = await openPaid()
    const payment = fake.account.payments.get(paymentId)
    if (payment) payment.status = 'processing'
    await expect(refund()).rejects.toMatchObject({ type: 'StripeInvalidRequestError' })
    await expect(host.readRefund('re_1')).rejects.toMatchObject({ code: 'NotFound' })
  })
})
