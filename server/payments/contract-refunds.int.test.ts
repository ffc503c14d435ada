import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { sideNames, useSide } from '#test/payments/both-sides.ts'

describe.each(sideNames)('refunds and disputes at the %s', (name) => {
  const { clock, side, told, openPaid } = useSide(name)
  const host = () => side().host
  const refund = (paymentId: string, amountFen: bigint, refundId: string = randomUUID()) =>
    side().host.refund({ refundId, paymentId, amountFen })

  test('one refund per id: at once, later, and after the provider has forgotten the request', async () => {
    const [paymentId, refundId] = [await openPaid(), randomUUID()]
    const answers = await Promise.all([1, 2, 3, 4].map(() => refund(paymentId, 4_000n, refundId)))
    clock.forward(2 * 24 * 60)
    answers.push(await refund(paymentId, 4_000n, refundId))
    const paid = { paymentId, amountFen: 4_000n, currency: 'CNY', state: 'succeeded', failureCode: null }
    for (const answer of answers) expect(answer).toEqual({ ...paid, providerRefundId: answers[0]?.providerRefundId })
    expect((await told()).at(-1)).toMatchObject({ kind: 'refund', refundId, report: answers[0] })
    await expect(refund(paymentId, 5_801n)).rejects.toMatchObject({ code: 'RefundTooLarge' })
  })

  test('parts up to the sum, and not a fen more', async () => {
    const paymentId = await openPaid()
    await refund(paymentId, 3_000n)
    await refund(paymentId, 3_000n)
    await expect(refund(paymentId, 3_801n)).rejects.toMatchObject({ code: 'RefundTooLarge' })
    expect(await refund(paymentId, 3_800n)).toMatchObject({ amountFen: 3_800n, state: 'succeeded' })
    await expect(refund(paymentId, 1n)).rejects.toMatchObject({ code: 'RefundTooLarge' })
  })

  test('a refund that takes its time is pending, then succeeded', async () => {
    const [paymentId, refundId] = [await openPaid(), randomUUID()]
    await side().holdRefunds()
    const { providerRefundId, state } = await refund(paymentId, 9_800n, refundId)
    expect(state).toBe('pending')
    expect(await told()).toMatchObject([{ refundId, report: { state: 'pending' } }])
    expect(await host().readRefund(providerRefundId)).toMatchObject({ state: 'pending' })
    await side().settleRefunds()
    expect(await told()).toMatchObject([{ refundId, report: { providerRefundId, state: 'succeeded' } }])
    expect(await refund(paymentId, 9_800n, refundId)).toEqual(await host().readRefund(providerRefundId))
  })

  test('a refund that the bank sends back has failed, and its amount can be refunded again', async () => {
    const [paymentId, refundId] = [await openPaid(), randomUUID()]
    const { providerRefundId } = await refund(paymentId, 9_800n, refundId)
    await told()
    await side().returnRefund(providerRefundId)
    const failed = { providerRefundId, state: 'failed', failureCode: expect.stringMatching(/\w/) }
    expect((await told()).at(-1)).toMatchObject({ refundId, report: failed })
    expect(await refund(paymentId, 9_800n, refundId)).toMatchObject(failed)
    expect(await refund(paymentId, 9_800n)).toMatchObject({ state: 'succeeded' })
  })

  test('a refund made in the provider’s own pages is told without an id of ours', async () => {
    const paymentId = await openPaid()
    const providerRefundId = await side().refundByHand(paymentId, 9_800n)
    const report = { providerRefundId, paymentId, amountFen: 9_800n, state: 'succeeded' }
    expect((await told()).at(-1)).toMatchObject({ kind: 'refund', refundId: null, report })
    await expect(refund(paymentId, 1n)).rejects.toMatchObject({ code: 'RefundTooLarge' })
  })

  test.each(['down', 'broken_once', 'lost_answer'] as const)(
    'asked again after “%s”, it is one refund',
    async (trouble) => {
      const [paymentId, refundId] = [await openPaid(), randomUUID()]
      side().trouble(trouble)
      await expect(refund(paymentId, 4_900n, refundId)).rejects.toMatchObject({ code: 'PaymentUnavailable' })
      side().heal()
      const answers = await Promise.all([1, 2, 3].map(() => refund(paymentId, 4_900n, refundId)))
      expect(new Set(answers.map(({ providerRefundId }) => providerRefundId)).size).toBe(1)
      expect(await refund(paymentId, 4_900n)).toMatchObject({ state: 'succeeded' })
      await expect(refund(paymentId, 1n)).rejects.toMatchObject({ code: 'RefundTooLarge' })
    },
  )

  test('a dispute takes the money, stops refunds, and gives it back when it is won', async () => {
    const [paymentId, refundId] = [await openPaid(), randomUUID()]
    const providerDisputeId = await side().dispute(paymentId)
    const report = { providerDisputeId, paymentId, amountFen: 9_800n, currency: 'CNY', state: 'open', withheld: true }
    const opened = (await told())[0]
    expect(opened).toMatchObject({ kind: 'dispute', report })
    expect(opened?.kind === 'dispute' && opened.report.evidenceDueAt?.getTime()).toBeGreaterThan(clock.now().getTime())
    await expect(refund(paymentId, 9_800n, refundId)).rejects.toMatchObject({ code: 'OrderDisputed' })
    await side().closeDispute(providerDisputeId, 'won')
    for (const event of await told()) expect(event).toMatchObject({ report: { providerDisputeId, state: 'won' } })
    // The refusal under the same id was saved; it is not what counts now.
    expect(await refund(paymentId, 9_800n, refundId)).toMatchObject({ state: 'succeeded' })
  })

  test('a dispute that is lost leaves nothing to refund', async () => {
    const paymentId = await openPaid()
    const disputeId = await side().dispute(paymentId)
    await side().closeDispute(disputeId, 'lost')
    expect((await told()).at(-1)).toMatchObject({ report: { state: 'lost', withheld: true } })
    await expect(refund(paymentId, 9_800n)).rejects.toMatchObject({
      code: expect.stringMatching(/^(OrderDisputed|RefundTooLarge)$/),
    })
  })

  test('an inquiry leaves the money and refunds alone', async () => {
    const paymentId = await openPaid()
    const disputeId = await side().dispute(paymentId, { inquiry: true })
    expect(await told()).toMatchObject([{ report: { state: 'open', withheld: false } }])
    expect(await refund(paymentId, 100n)).toMatchObject({ state: 'succeeded' })
    await told()
    await side().closeDispute(disputeId, 'won')
    expect(await told()).toMatchObject([{ report: { state: 'won', withheld: false } }])
  })

  test('an inquiry that is lost takes the money', async () => {
    const paymentId = await openPaid()
    const disputeId = await side().dispute(paymentId, { inquiry: true })
    await side().closeDispute(disputeId, 'lost')
    expect((await told()).at(-1)).toMatchObject({ report: { state: 'lost', withheld: true } })
  })
})
