import Stripe from 'stripe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { stillClock } from '#test/factories/sale.ts'
import { startFakeStripe } from './fake-stripe.ts'

let fake: Awaited<ReturnType<typeof startFakeStripe>>
beforeAll(async () => {
  fake = await startFakeStripe({ clock: stillClock(), key: 'sk_test_1' })
}, 60_000)
afterAll(() => fake.close())

const client = () => new Stripe('sk_test_1', { ...fake.api, maxNetworkRetries: 0, telemetry: false })

test.each<[string, object, string]>([
  ['a parameter that Stripe does not have', { payment_intent: 'pi_1', amout: 1 }, 'amout'],
  ['a value that Stripe does not list', { payment_intent: 'pi_1', reason: 'no_longer_hungry' }, 'reason'],
  ['text where a number belongs', { payment_intent: 'pi_1', amount: 'all' }, 'amount'],
])('%s is refused', async (_, params, param) => {
  const refused = { type: 'StripeInvalidRequestError', statusCode: 400, param }
  await expect(client().refunds.create(params)).rejects.toMatchObject(refused)
})

test('another version of the API is refused', async () => {
  const refund = client().refunds.create({ payment_intent: 'pi_1' }, { apiVersion: '2020-01-01' })
  await expect(refund).rejects.toMatchObject({ message: 'Invalid Stripe API version: 2020-01-01' })
})

test('what is nested is checked as well, and numbers are read as numbers', async () => {
  const { sessions } = client().checkout
  const line = { quantity: 1, price_data: { currency: 'cny', unit_amount: 100, product_data: { name: '鸡' } } }
  const params: Stripe.Checkout.SessionCreateParams = { mode: 'payment', ui_mode: 'hosted_page', line_items: [line] }
  await expect(sessions.create(params)).resolves.toMatchObject({ amount_total: 100, status: 'open' })
  const former = { ...params, payment_method_types: ['card'] }
  await expect(sessions.create(former)).rejects.toMatchObject({ param: 'payment_method_types' })
  const unknown = { ...params, payment_method_options: { wechat_pay: { client: 'web', qr: 'large' } } }
  await expect(sessions.create(unknown)).rejects.toMatchObject({ param: 'payment_method_options.wechat_pay.qr' })
})

test('a route that we do not use is not there', async () => {
  await expect(client().customers.list()).rejects.toMatchObject({ statusCode: 404 })
})
