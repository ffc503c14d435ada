import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { systemClock } from '#server/clock.ts'
import { useDatabase } from '#test/database.ts'
import { startFakeStripe } from '#test/fakes/fake-stripe.ts'
import { cashierHost } from './cashier/cashier-host.ts'
import { signBody } from './cashier/signature.ts'
import { cashierVerbs } from './cashier/verbs.ts'
import type { CheckoutRequest, PaymentHost } from './payment-host.ts'
import { stripeHost } from './stripe.ts'

type Notice = { rawBody: Buffer; signature: string }

/** One provider with somebody who acts at its checkout, and the notices that it sends. */
type Side = {
  host: PaymentHost
  pay(sessionId: string): Promise<Notice>
  fail(sessionId: string): Promise<Notice>
  expire(sessionId: string): Promise<Notice>
  noticeOfRefund(refundId: string): Promise<Notice>
  notice(type: string, object: object): Notice
  close(): Promise<void>
}

const database = useDatabase()
const secret = 'whsec_contract_0123456789_0123456789'

async function cashierSide(): Promise<Side> {
  const deps = {
    db: database.db,
    clock: systemClock,
    publicUrl: 'http://shop.test',
    env: { CASHIER_WEBHOOK_SECRET: secret },
  }
  const verbs = cashierVerbs(deps)
  const sign = (text: string): Notice => {
    const rawBody = Buffer.from(text)
    return { rawBody, signature: signBody(secret, rawBody, systemClock.now()) }
  }
  const newest = async (where: string, value: string) => {
    const { rows } = await database.db.pool.query<{ body: string }>(
      `SELECT body FROM cashier_event WHERE ${where} ORDER BY created_at DESC LIMIT 1`,
      [value],
    )
    return sign(rows[0]?.body ?? '')
  }
  return {
    host: cashierHost(deps),
    async pay(sessionId) {
      await verbs.pay({ sessionId, method: 'wechat_pay' })
      return newest('session_id = $1', sessionId)
    },
    async fail(sessionId) {
      await verbs.fail(sessionId, 'declined')
      return newest('session_id = $1', sessionId)
    },
    async expire(sessionId) {
      await verbs.leave(sessionId)
      return newest('session_id = $1', sessionId)
    },
    noticeOfRefund: (refundId) => newest(`body::jsonb #>> '{data,object,metadata,refund_id}' = $1`, refundId),
    notice: (type, object) => sign(JSON.stringify({ id: `evt_${randomUUID()}`, type, created: 1, data: { object } })),
    close: async () => undefined,
  }
}

async function stripeSide(): Promise<Side> {
  const fake = await startFakeStripe()
  const event = (type: string, object: object) => fake.notice(secret, type, object)
  return {
    host: stripeHost({ key: 'sk_test_contract', webhookSecret: secret, api: fake.api }),
    pay: async (id) =>
      event('checkout.session.completed', fake.sessionObject(id, { paid: true, method: 'wechat_pay' })),
    fail: async (id) => event('checkout.session.async_payment_failed', fake.sessionObject(id, {})),
    expire: async (id) => event('checkout.session.expired', fake.sessionObject(id, { status: 'expired' })),
    noticeOfRefund: async (refundId) => event('refund.updated', fake.refundObject(refundId)),
    notice: event,
    close: fake.close,
  }
}

const request = (change: Partial<CheckoutRequest> = {}): CheckoutRequest => ({
  attemptId: randomUUID(),
  orderId: randomUUID(),
  amountFen: 9_800n,
  currency: 'CNY',
  description: '芦花鸡',
  returnUrl: 'http://shop.test/orders/1',
  expiresAt: new Date(Date.now() + 15 * 60_000),
  locale: 'zh',
  ...change,
})

describe.each([
  ['the embedded cashier', cashierSide],
  ['Stripe', stripeSide],
])('%s', (_, open) => {
  let side: Side
  beforeAll(async () => {
    side = await open()
  })
  afterAll(() => side.close())
  const read = ({ rawBody, signature }: Notice) => side.host.readEvent(rawBody, signature)

  test('opens one session per attempt, however often it is asked', async () => {
    const asked = request()
    const opened = await Promise.all([1, 2, 3, 4].map(() => side.host.openCheckout(asked)))
    expect(new Set(opened.map(({ sessionId }) => sessionId)).size).toBe(1)
    expect(opened[0]?.url).toMatch(/^https?:\/\//)
    const other = await side.host.openCheckout(request())
    expect(other.sessionId).not.toBe(opened[0]?.sessionId)
  })

  test('tells of a payment in fen, with the way it was paid', async () => {
    const { sessionId } = await side.host.openCheckout(request({ amountFen: 10_691_800n }))
    const event = read(await side.pay(sessionId))
    expect(event).toMatchObject({
      kind: 'checkout_completed',
      sessionId,
      amountFen: 10_691_800n,
      currency: 'CNY',
      method: 'wechat_pay',
    })
  })

  test('tells of a failure and of an end without payment', async () => {
    const [first, second] = await Promise.all([side.host.openCheckout(request()), side.host.openCheckout(request())])
    expect(read(await side.fail(first.sessionId))).toMatchObject({
      kind: 'checkout_failed',
      sessionId: first.sessionId,
      failureCode: 'declined',
    })
    expect(read(await side.expire(second.sessionId))).toMatchObject({
      kind: 'checkout_expired',
      sessionId: second.sessionId,
    })
  })

  test('pays one refund per id and never more than was paid', async () => {
    const { sessionId } = await side.host.openCheckout(request())
    const paid = read(await side.pay(sessionId))
    const paymentId = paid.kind === 'checkout_completed' ? paid.paymentId : ''
    const refundId = randomUUID()
    await Promise.all([1, 2, 3, 4].map(() => side.host.refund({ refundId, paymentId, amountFen: 9_800n })))
    expect(read(await side.noticeOfRefund(refundId))).toMatchObject({ kind: 'refund_succeeded', refundId })
    await expect(side.host.refund({ refundId: randomUUID(), paymentId, amountFen: 1n })).rejects.toMatchObject({
      code: 'RefundTooLarge',
    })
  })

  test('believes only what is signed, over the exact bytes', async () => {
    const { sessionId } = await side.host.openCheckout(request())
    const { rawBody, signature } = await side.pay(sessionId)
    const cheaper = Buffer.from(rawBody.toString().replace('9800', '9801'))
    const respaced = Buffer.from(JSON.stringify(JSON.parse(rawBody.toString()), null, 1))
    for (const [body, header] of [
      [cheaper, signature],
      [respaced, signature],
      [rawBody, undefined],
      [rawBody, 'v1=x'],
    ] as const)
      expect(() => side.host.readEvent(body, header)).toThrow('BadSignature')
  })

  test('leaves alone what it does not know, and a checkout that is complete but not paid yet', () => {
    expect(read(side.notice('customer.created', { id: 'cus_1' }))).toMatchObject({
      kind: 'unknown',
      type: 'customer.created',
    })
    const waiting = { id: 'cs_1', amount_total: 1, currency: 'cny', payment_status: 'unpaid', payment_intent: null }
    expect(read(side.notice('checkout.session.completed', waiting))).toMatchObject({ kind: 'unknown' })
  })
})
