import { randomUUID } from 'node:crypto'
import { afterEach, expect, test, vi } from 'vitest'
import { startFakeStripe } from '#test/fakes/fake-stripe.ts'
import { stripeHost } from './stripe.ts'

let close = async () => {}
afterEach(() => close())

async function hostOffering(offers?: string[]) {
  const fake = await startFakeStripe({ offers })
  close = fake.close
  const warn = vi.fn()
  const host = stripeHost({ key: 'sk_test_1', webhookSecret: 'whsec_1', api: fake.api, log: { warn } })
  return { fake, host, warn }
}

const request = () => ({
  attemptId: randomUUID(),
  orderId: randomUUID(),
  amountFen: 18_800n,
  currency: 'CNY',
  description: '芦花鸡 两只装',
  returnUrl: 'https://shop.test/orders/1',
  expiresAt: new Date(Date.now() + 15 * 60_000),
  locale: 'zh',
})

test('asks for our methods, in fen, under the attempt’s key and the pinned API', async () => {
  const { fake, host } = await hostOffering()
  const asked = request()
  await host.openCheckout(asked)
  const { params, headers } = fake.calls[0] ?? {}
  expect(headers).toMatchObject({
    'stripe-version': '2026-10-28.endive',
    'idempotency-key': `checkout-${asked.attemptId}`,
  })
  expect(params).toMatchObject({
    ui_mode: 'hosted_page',
    allowed_payment_method_types: { 0: 'card', 1: 'alipay', 2: 'wechat_pay' },
    line_items: { 0: { quantity: '1', price_data: { unit_amount: '18800', currency: 'cny' } } },
    metadata: { attempt_id: asked.attemptId, order_id: asked.orderId },
    success_url: asked.returnUrl,
  })
  expect(Number(params?.expires_at)).toBeGreaterThan(Date.now() / 1000 + 1_800)
})

test('says in the log which methods the account cannot take', async () => {
  const { host, warn } = await hostOffering(['card'])
  await host.openCheckout(request())
  expect(warn).toHaveBeenCalledWith({ missing: ['alipay', 'wechat_pay'] }, expect.any(String))
})

test('an account that can take none of them cannot be paid through', async () => {
  const { host } = await hostOffering([])
  await expect(host.openCheckout(request())).rejects.toMatchObject({ code: 'PaymentUnavailable' })
})

test('an outage is said to be one', async () => {
  const { fake, host } = await hostOffering()
  await fake.close()
  close = async () => {}
  await expect(host.openCheckout(request())).rejects.toMatchObject({ code: 'PaymentUnavailable' })
})
