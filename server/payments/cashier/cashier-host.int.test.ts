import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { stillClock } from '#test/factories/sale.ts'
import { collect } from '#test/payments/both-sides.ts'
import { openCashierSide } from '#test/payments/cashier-side.ts'
import type { BalanceTransaction } from '../payment-host.ts'
import { cashierVerbs } from './verbs.ts'

const database = useDatabase()
const minute = 60_000

/** A buyer at the till, with a bill of 98 yuan. `told` are the notices since it was asked last, as what they say. */
async function openVisit() {
  const { db } = database
  await db.pool.query('UPDATE cashier_event SET delivered_at = now() WHERE delivered_at IS NULL')
  const clock = stillClock()
  const side = await openCashierSide({ db, clock })
  const { host } = side
  const { sessionId } = await host.openCheckout({
    ...{ attemptId: randomUUID(), orderId: randomUUID(), amountFen: 9_800n, currency: 'CNY', description: '芦花鸡' },
    ...{ returnUrl: 'http://shop.test/orders/1', locale: 'zh' },
    expiresAt: new Date(clock.now().getTime() + 15 * minute),
  })
  async function told() {
    const notices = await side.notices()
    return notices.map(({ rawBody, signature }) => {
      const event = host.readEvent(rawBody, signature)
      return { type: event.type, says: event.kind === 'unknown' ? null : event.report }
    })
  }
  const read = () => host.readCheckout(sessionId)
  return { side, host, clock, sessionId, told, read, verbs: cashierVerbs({ db, clock, disorder: () => [] }) }
}

async function openPaid() {
  const visit = await openVisit()
  const paymentId = await visit.side.pay(visit.sessionId)
  await visit.told()
  const back = (amountFen: bigint, refundId: string = randomUUID()) =>
    visit.host.refund({ refundId, paymentId, amountFen })
  async function movements(): Promise<BalanceTransaction[]> {
    const span = { since: new Date('2026-08-01T00:00:00Z'), until: new Date('2026-10-01T00:00:00Z') }
    const all = await collect(visit.host.balanceTransactions(span))
    const { rows } = await database.db.pool.query<{ id: string }>(
      `SELECT id FROM cashier_refund WHERE session_id = $1 UNION ALL SELECT id FROM cashier_dispute WHERE session_id = $1`,
      [visit.sessionId],
    )
    const own = [paymentId, ...rows.map(({ id }) => id)]
    return all.filter(({ reference }) => reference && own.includes(reference))
  }
  return { ...visit, paymentId, back, movements }
}

test('what a notice tells of a payment is what the cashier answers', async () => {
  const { side, read, told, sessionId, clock } = await openVisit()
  expect(await read()).toEqual({ state: 'open' })
  const paymentId = await side.pay(sessionId)
  expect(await read()).toEqual({
    ...{ state: 'paid', paymentId, amountFen: 9_800n, currency: 'CNY', method: 'wechat_pay' },
    paidAt: clock.now(),
  })
  expect(await told()).toEqual([{ type: 'checkout.session.completed', says: await read() }])
})

test.each([
  ['succeeded', { state: 'paid' }],
  ['failed', { state: 'failed', failureCode: 'declined' }],
] as const)('money that comes later has %s', async (outcome, end) => {
  const { side, host, read, told, sessionId, clock } = await openVisit()
  await side.startPaying(sessionId)
  await side.startPaying(sessionId)
  clock.forward(20)
  expect(await read()).toEqual({ state: 'processing' })
  expect(await host.endCheckout(sessionId)).toEqual({ state: 'processing' })
  expect(await told()).toEqual([{ type: 'checkout.session.completed', says: { state: 'processing' } }])
  await side.finishPaying(sessionId, outcome)
  await side.finishPaying(sessionId, outcome)
  expect(await host.endCheckout(sessionId)).toMatchObject(end)
  expect(await told()).toEqual([{ type: `checkout.session.async_payment_${outcome}`, says: await read() }])
})

test('ending an open checkout is told once; a paid one stays paid, a failed one failed', async () => {
  const [open, paid, failed] = [await openVisit(), await openVisit(), await openVisit()]
  await paid.side.pay(paid.sessionId)
  await failed.side.fail(failed.sessionId)
  await failed.told()
  for (const _ of [1, 2]) expect(await open.host.endCheckout(open.sessionId)).toEqual({ state: 'expired' })
  expect(await open.told()).toEqual([{ type: 'checkout.session.expired', says: { state: 'expired' } }])
  expect(await paid.host.endCheckout(paid.sessionId)).toMatchObject({ state: 'paid' })
  expect(await failed.host.endCheckout(failed.sessionId)).toEqual({ state: 'failed', failureCode: 'declined' })
  await expect(open.side.pay(open.sessionId)).rejects.toThrow('expired')
})

test('a checkout whose time is over counts as expired, and money that comes late is not there before its time', async () => {
  const { read, verbs, sessionId, clock, host } = await openVisit()
  await verbs.pay({ sessionId, method: 'card', late: true })
  expect(await read()).toEqual({ state: 'open' })
  expect(await host.endCheckout(sessionId)).toEqual({ state: 'expired' })
  clock.forward(15)
  expect(await read()).toEqual({ state: 'expired' })
  clock.forward(2)
  expect(await read()).toMatchObject({ state: 'paid', paidAt: new Date('2026-08-28T08:16:30Z') })
})

test('what the cashier does not know it does not find', async () => {
  const { host, verbs } = await openVisit()
  const asked = [
    () => host.readCheckout('cs_none'),
    () => host.endCheckout('cs_none'),
    () => host.readRefund('re_none'),
    () => host.refund({ refundId: randomUUID(), paymentId: 'pi_none', amountFen: 1n }),
    () => verbs.startPaying({ sessionId: 'cs_none', method: 'card' }),
    () => verbs.finishPaying('cs_none', 'succeeded'),
    () => verbs.refundByHand({ sessionId: 'cs_none', amountFen: 1n }),
    () => verbs.returnRefund('re_none'),
    () => verbs.raiseDispute('cs_none'),
    () => verbs.closeDispute('du_none', 'won'),
  ]
  for (const call of asked) await expect(call()).rejects.toMatchObject({ code: 'NotFound' })
})

test('one refund per id, told as asked for and as paid', async () => {
  const { host, back, told, paymentId } = await openPaid()
  const refundId = randomUUID()
  const [first, ...others] = await Promise.all([1, 2, 3, 4].map(() => back(4_000n, refundId)))
  expect(first).toMatchObject({ paymentId, amountFen: 4_000n, currency: 'CNY', state: 'succeeded', failureCode: null })
  for (const other of others) expect(other).toEqual(first)
  expect(await host.readRefund(first?.providerRefundId ?? '')).toEqual(first)
  expect(await told()).toEqual([
    { type: 'refund.created', says: { ...first, state: 'pending' } },
    { type: 'refund.updated', says: first },
  ])
  await expect(back(5_801n)).rejects.toMatchObject({ code: 'RefundTooLarge' })
  await expect(back(0n)).rejects.toMatchObject({ code: 'RefundTooLarge' })
  expect(await back(5_800n)).toMatchObject({ state: 'succeeded' })
})

test('refunds that are held stay pending until they are settled', async () => {
  const { side, host, back, told } = await openPaid()
  await side.holdRefunds()
  const { providerRefundId, state } = await back(9_800n)
  expect(state).toBe('pending')
  expect((await told()).map(({ type }) => type)).toEqual(['refund.created'])
  await side.settleRefunds()
  await side.settleRefunds()
  expect(await told()).toEqual([{ type: 'refund.updated', says: await host.readRefund(providerRefundId) }])
  expect(await (await openPaid()).back(1n)).toMatchObject({ state: 'succeeded' })
})

test('a refund that the bank sends back failed, and its money can be refunded again', async () => {
  const { side, host, back, told, movements } = await openPaid()
  const { providerRefundId } = await back(9_800n)
  await told()
  for (const _ of [1, 2]) await side.returnRefund(providerRefundId)
  const report = await host.readRefund(providerRefundId)
  expect(report).toMatchObject({ state: 'failed', failureCode: 'expired_or_canceled_card' })
  expect(await told()).toEqual([{ type: 'refund.failed', says: report }])
  await back(9_800n)
  expect((await movements()).map(({ kind, amountFen }) => [kind, amountFen]).sort()).toEqual([
    ['payment', 9_800n],
    ...[1, 2].map(() => ['refund', -9_800n]),
    ['refund_return', 9_800n],
  ])
})

test('a refund by hand is of nobody who asked, and one per key', async () => {
  const { verbs, sessionId, told, paymentId } = await openPaid()
  const key = randomUUID()
  await Promise.all([1, 2].map(() => verbs.refundByHand({ sessionId, amountFen: 300n, key })))
  await verbs.refundByHand({ sessionId, amountFen: 300n })
  expect((await verbs.readSession(sessionId))?.leftFen).toBe(9_200n)
  expect(await told()).toHaveLength(4)
  const { rows } = await database.db.pool.query<{ metadata: object }>(
    `SELECT DISTINCT body::jsonb #> '{data,object,metadata}' AS metadata FROM cashier_event
     WHERE body::jsonb #>> '{data,object,payment_intent}' = $1 AND type LIKE 'refund%'`,
    [paymentId],
  )
  expect(rows).toEqual([{ metadata: {} }])
})

test.each([
  ['won', 0n, 'RefundTooLarge'],
  ['lost', -9_000n, 'OrderDisputed'],
] as const)('a dispute that is %s moves %s fen in the end', async (outcome, moved, refusal) => {
  const { side, verbs, sessionId, back, told, paymentId, movements } = await openPaid()
  const [id, twin] = [await side.dispute(paymentId, { amountFen: 9_000n }), await side.dispute(paymentId)]
  expect(twin).toBe(id)
  const opened = { providerDisputeId: id, paymentId, amountFen: 9_000n, currency: 'CNY', withheld: true }
  expect(await told()).toMatchObject([{ type: 'charge.dispute.created', says: { ...opened, state: 'open' } }])
  await expect(back(1n)).rejects.toMatchObject({ code: 'OrderDisputed' })
  for (const _ of [1, 2]) await side.closeDispute(id, outcome)
  expect(await told()).toMatchObject([{ type: 'charge.dispute.closed', says: { ...opened, state: outcome } }])
  expect((await verbs.readSession(sessionId))?.leftFen).toBe(9_800n + moved)
  await expect(back(9_801n)).rejects.toMatchObject({ code: refusal })
  const disputed = (await movements()).filter(({ reference }) => reference === id)
  expect(disputed.reduce((sum, { amountFen }) => sum + amountFen, 0n)).toBe(moved)
})

test.each([
  ['won', { state: 'won', withheld: false }, 0],
  ['lost', { state: 'lost', withheld: true }, 1],
] as const)('an inquiry takes nothing; %s it ends', async (outcome, end, moves) => {
  const { side, back, told, paymentId, movements } = await openPaid()
  const id = await side.dispute(paymentId, { inquiry: true })
  expect(await told()).toMatchObject([{ says: { state: 'open', withheld: false } }])
  expect(await back(100n)).toMatchObject({ state: 'succeeded' })
  await told()
  await side.closeDispute(id, outcome)
  expect(await told()).toMatchObject([{ says: end }])
  expect((await movements()).filter(({ kind }) => kind.startsWith('dispute'))).toHaveLength(moves)
})

test('a payment costs 0.6 % rounded half up; a span takes its start and leaves its end', async () => {
  const { host, clock, paymentId, movements } = await openPaid()
  const [payment] = await movements()
  expect(payment).toEqual({
    ...{ id: `txn_${paymentId}`, kind: 'payment', reference: paymentId, amountFen: 9_800n, feeFen: 59n },
    ...{ currency: 'CNY', at: clock.now() },
  })
  const at = clock.now()
  const after = new Date(at.getTime() + 1)
  const ids = async (span: { since: Date; until: Date }) =>
    (await collect(host.balanceTransactions(span))).map(({ id }) => id)
  expect(await ids({ since: at, until: after })).toContain(payment?.id)
  expect(await ids({ since: after, until: new Date(after.getTime() + minute) })).not.toContain(payment?.id)
  expect(await ids({ since: new Date(0), until: at })).not.toContain(payment?.id)
})

test('a provider in trouble does not answer, or does it and does not say so', async () => {
  const { side, host, paymentId } = await openPaid()
  const request = { refundId: randomUUID(), paymentId, amountFen: 500n }
  const silent = { code: 'PaymentUnavailable' }
  side.trouble('down')
  for (const _ of [1, 2]) await expect(host.refund(request)).rejects.toMatchObject(silent)
  await expect(collect(host.balanceTransactions({ since: new Date(0), until: new Date() }))).rejects.toMatchObject(
    silent,
  )
  side.heal()
  side.trouble('broken_once')
  await expect(host.refund(request)).rejects.toMatchObject(silent)
  expect(await side.notices()).toEqual([])
  side.trouble('lost_answer')
  await expect(host.refund(request)).rejects.toMatchObject(silent)
  expect(await side.notices()).toHaveLength(2)
  expect(await host.refund(request)).toMatchObject({ state: 'succeeded' })
  expect(await side.notices()).toEqual([])
})
