import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { collect, netOf, sideNames, useSide } from '#test/payments/both-sides.ts'

describe.each(sideNames)('movements of the balance at the %s', (name) => {
  const { clock, side, openPaid } = useSide(name)
  const from = (since: Date, until = new Date(clock.now().getTime() + 1000)) =>
    collect(side().host.balanceTransactions({ since, until }))
  const refund = (paymentId: string, amountFen: bigint) =>
    side().host.refund({ refundId: randomUUID(), paymentId, amountFen })
  /** Apart from what other tests have moved. */
  const begin = () => {
    clock.forward(60)
    return clock.now()
  }

  test('every movement once, with what moved and what it cost', async () => {
    const since = begin()
    const paymentId = await openPaid()
    const { providerRefundId } = await refund(paymentId, 4_000n)
    await side().returnRefund(providerRefundId)
    const disputeId = await side().dispute(paymentId, { amountFen: 9_800n })
    await side().closeDispute(disputeId, 'won')
    const movements = await from(since)
    const moved = movements.map(({ kind, reference, amountFen }) => `${kind} ${reference} ${amountFen}`)
    expect(moved.toSorted()).toEqual([
      `dispute ${disputeId} -9800`,
      `dispute_return ${disputeId} 9800`,
      `payment ${paymentId} 9800`,
      `refund ${providerRefundId} -4000`,
      `refund_return ${providerRefundId} 4000`,
    ])
    expect(new Set(movements.map(({ id }) => id)).size).toBe(5)
    for (const { kind, currency, feeFen } of movements) {
      expect(currency).toBe('CNY')
      expect(feeFen).toBeGreaterThanOrEqual(kind === 'payment' ? 1n : 0n)
    }
    const fees = movements.reduce((sum, { feeFen }) => sum + feeFen, 0n)
    expect(netOf(movements)).toBe(9_800n - fees)
  })

  test('an inquiry, a failed payment and an ended checkout move nothing', async () => {
    const since = begin()
    const paymentId = await openPaid()
    const inquiry = await side().dispute(paymentId, { inquiry: true })
    await side().closeDispute(inquiry, 'won')
    expect(await from(since)).toMatchObject([{ kind: 'payment', reference: paymentId }])
  })

  test('a lost dispute is not returned', async () => {
    const since = begin()
    const disputeId = await side().dispute(await openPaid())
    await side().closeDispute(disputeId, 'lost')
    const movements = await from(since)
    expect(movements.map(({ kind }) => kind).toSorted()).toEqual(['dispute', 'payment'])
    expect(movements.reduce((sum, { amountFen }) => sum + amountFen, 0n)).toBe(0n)
  })

  test('a span begins with its first moment and ends before its last', async () => {
    const first = begin()
    const early = await openPaid()
    clock.forward(1)
    const second = clock.now()
    const late = await openPaid()
    expect(await from(first, second)).toMatchObject([{ reference: early, at: first }])
    expect(await from(second)).toMatchObject([{ reference: late, at: second }])
    expect(await from(new Date(second.getTime() + 1))).toEqual([])
    expect(await from(first, first)).toEqual([])
    expect(await from(first, new Date(first.getTime() + 1))).toHaveLength(1)
  })

  test('more movements than fit one answer', async () => {
    const since = begin()
    const paymentId = await openPaid()
    for (let part = 0; part < 110; part += 1) await side().refundByHand(paymentId, 10n)
    const movements = await from(since)
    expect(new Set(movements.map(({ id }) => id)).size).toBe(111)
    expect(movements.reduce((sum, { amountFen }) => sum + amountFen, 0n)).toBe(9_800n - 1_100n)
  })
})
