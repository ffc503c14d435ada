import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sideNames, useSide } from '#test/payments/both-sides.ts'

describe.each(sideNames)('checkouts at the %s', (name) => {
  const { clock, side, read, request, told, open } = useSide(name)
  const host = () => side().host

  test('one session per attempt, however often it is asked for', async () => {
    const asked = request()
    const opened = await Promise.all([1, 2, 3, 4].map(() => host().openCheckout(asked)))
    clock.forward(1)
    opened.push(await host().openCheckout(asked))
    expect(new Set(opened.map(({ sessionId }) => sessionId)).size).toBe(1)
    expect(opened[0]?.url).toMatch(/^https?:\/\//)
    expect(await open()).not.toBe(opened[0]?.sessionId)
    expect(await host().readCheckout(opened[0]?.sessionId ?? '')).toEqual({ state: 'open' })
  })

  test('a payment is told and answered in fen, with its time', async () => {
    const asked = request({ amountFen: 10_691_800n })
    const { sessionId } = await host().openCheckout(asked)
    clock.forward(1)
    const paymentId = await side().pay(sessionId)
    const paid = { state: 'paid', paymentId, amountFen: 10_691_800n, currency: 'CNY', paidAt: clock.now() }
    expect(await told()).toMatchObject([{ kind: 'checkout', sessionId, attemptId: asked.attemptId, report: paid }])
    clock.forward(1)
    const answered = await host().readCheckout(sessionId)
    expect(answered).toMatchObject(paid)
    expect(['card', 'alipay', 'wechat_pay']).toContain(answered.state === 'paid' && answered.method)
  })

  test.each(['succeeded', 'failed'] as const)(
    'a payment that takes its time is processing, then %s',
    async (outcome) => {
      const sessionId = await open()
      await side().startPaying(sessionId)
      expect(await told()).toMatchObject([{ sessionId, report: { state: 'processing' } }])
      expect(await host().readCheckout(sessionId)).toEqual({ state: 'processing' })
      await side().finishPaying(sessionId, outcome)
      const state = outcome === 'succeeded' ? 'paid' : 'failed'
      expect(await told()).toMatchObject([{ sessionId, report: { state } }])
      expect(await host().readCheckout(sessionId)).toMatchObject({ state })
    },
  )

  test('a failure has a reason', async () => {
    const sessionId = await open()
    await side().fail(sessionId)
    const failed = { state: 'failed', failureCode: expect.stringMatching(/\w/) }
    expect((await told()).at(-1)).toMatchObject({ sessionId, report: failed })
    expect(await host().readCheckout(sessionId)).toEqual(failed)
  })

  test('a session whose time is over is told and answered', async () => {
    const sessionId = await open()
    await side().expire(sessionId)
    expect(await told()).toMatchObject([{ sessionId, report: { state: 'expired' } }])
    expect(await host().readCheckout(sessionId)).toEqual({ state: 'expired' })
  })

  test('money that comes after the end is told all the same', async () => {
    const sessionId = await open()
    await side().expire(sessionId)
    await side().notices()
    const paymentId = await side().pay(sessionId, { late: true })
    expect(await told()).toMatchObject([{ sessionId, report: { state: 'paid', paymentId } }])
    expect(await host().readCheckout(sessionId)).toMatchObject({ state: 'paid', paymentId })
  })

  test('ending an open checkout ends it for the buyer, and says so once', async () => {
    const sessionId = await open()
    expect(await host().endCheckout(sessionId)).toEqual({ state: 'expired' })
    expect(await host().endCheckout(sessionId)).toEqual({ state: 'expired' })
    expect(await told()).toMatchObject([{ sessionId, report: { state: 'expired' } }])
    await expect(side().pay(sessionId)).rejects.toThrow()
  })

  test.each([
    ['paid', (sessionId: string) => side().pay(sessionId)],
    ['processing', (sessionId: string) => side().startPaying(sessionId)],
    ['failed', (sessionId: string) => side().fail(sessionId)],
    ['expired', (sessionId: string) => side().expire(sessionId)],
  ] as const)('ending a checkout that is %s leaves and tells it', async (state, make) => {
    const sessionId = await open()
    await make(sessionId)
    const before = await host().readCheckout(sessionId)
    expect(await host().endCheckout(sessionId)).toEqual(before)
    expect(before).toMatchObject({ state })
  })

  test('what nobody knows is not found', async () => {
    const calls = [
      () => host().readCheckout('cs_test_unknown'),
      () => host().endCheckout('cs_test_unknown'),
      () => host().readRefund('re_unknown'),
      () => host().refund({ refundId: randomUUID(), paymentId: 'pi_unknown', amountFen: 1n }),
    ]
    for (const call of calls) await expect(call()).rejects.toMatchObject({ code: 'NotFound' })
  })

  test('a provider that is down, breaks or loses its answer is unavailable, and can be asked again', async () => {
    const unavailable = { code: 'PaymentUnavailable' }
    const asked = request()
    side().trouble('down')
    await expect(host().openCheckout(asked)).rejects.toMatchObject(unavailable)
    await expect(host().readCheckout('cs_test_1')).rejects.toMatchObject(unavailable)
    side().heal()
    side().trouble('broken_once')
    await expect(host().openCheckout(asked)).rejects.toMatchObject(unavailable)
    side().trouble('lost_answer')
    await expect(host().openCheckout(asked)).rejects.toMatchObject(unavailable)
    const { sessionId } = await host().openCheckout(asked)
    side().trouble('lost_answer')
    await expect(host().endCheckout(sessionId)).rejects.toMatchObject(unavailable)
    expect(await host().endCheckout(sessionId)).toEqual({ state: 'expired' })
    expect(await told()).toMatchObject([{ sessionId, report: { state: 'expired' } }])
  })

  test('only what is signed is believed, over the exact bytes', async () => {
    const sessionId = await open()
    await side().pay(sessionId)
    for (const { rawBody, signature } of await side().notices()) {
      const cheaper = Buffer.from(rawBody.toString().replace('9800', '9801'))
      const respaced = Buffer.from(JSON.stringify(JSON.parse(rawBody.toString()), null, 1))
      const recoded = Buffer.from(rawBody.toString('utf8'), 'utf16le')
      expect(read({ rawBody, signature }).payload).toEqual(JSON.parse(rawBody.toString()))
      for (const body of [cheaper, respaced, recoded, Buffer.alloc(0)])
        expect(() => host().readEvent(body, signature)).toThrow('BadSignature')
      for (const header of [undefined, '', 'v1=x', signature.replace('v1=', 'v0=')])
        expect(() => host().readEvent(rawBody, header)).toThrow('BadSignature')
    }
  })

  test('a signature is good for five minutes', () => {
    const body = Buffer.from(
      JSON.stringify({ id: 'evt_1', type: 'customer.created', created: 1, data: { object: {} } }),
    )
    expect(read(side().sign(body, 300))).toMatchObject({ id: 'evt_1', kind: 'unknown', type: 'customer.created' })
    expect(() => read(side().sign(body, 301))).toThrow('BadSignature')
    const fresh = side().sign(body)
    clock.forward(6)
    expect(() => read(fresh)).toThrow('BadSignature')
  })
})
