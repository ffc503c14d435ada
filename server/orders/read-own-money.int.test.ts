import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Viewer } from '#server/identity/viewer.ts'
import type { DisputeReport, PaymentEventBody, RefundReport } from '#server/payments/payment-host.ts'
import { refundOwn } from '#server/payments/refund-own.ts'
import { refundPart } from '#server/payments/refund-part.ts'
import { refundByHand, retryRefund } from '#server/payments/replace-refund.ts'
import { returnUnmatched } from '#server/payments/return-unmatched.ts'
import { useDatabase } from '#test/database.ts'
import { makeMarket, makePerson } from '#test/factories/market.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'
import { viewer } from '#test/factories/viewer.ts'
import { cancelOrder } from './cancel-order.ts'
import { readOwnOrder } from './read-own-order.ts'
import { readOwnOrders } from './read-own-orders.ts'
import { readOwnProgress } from './read-own-progress.ts'

const database = useDatabase()

async function openShop() {
  const market = await makeMarket(database.db, {})
  const shop = till(database.db)
  const buyer = guest()
  const tell = (body: PaymentEventBody) =>
    shop.send({ id: `evt_${randomUUID()}`, type: 'any', payload: {}, ...body } as Parameters<typeof shop.send>[0])
  const read = async (orderId: string) => {
    const order = await readOwnOrder(shop, buyer, orderId)
    if (!order) throw new Error('no such order')
    return order
  }
  return { ...market, shop, buyer, tell, read }
}

const admin = async (): Promise<Viewer> => viewer({ userId: await makePerson(database.db, 'admin'), role: 'admin' })

/** What a provider says of a refund of ours, in its own words. */
async function sayRefund(refundId: string, state: RefundReport['state']): Promise<PaymentEventBody> {
  const { rows } = await database.db.pool.query<{ paymentId: string; amountFen: bigint; currency: string }>(
    `SELECT p.provider_payment_id AS "paymentId", r.amount_fen AS "amountFen", p.currency
     FROM refund r JOIN payment p ON p.id = r.payment_id WHERE r.id = $1`,
    [refundId],
  )
  const facts = rows[0]
  if (!facts) throw new Error('no such refund')
  const failureCode = state === 'failed' ? 'lost_or_stolen_card' : null
  return { kind: 'refund', refundId, report: { ...facts, providerRefundId: `re_${refundId}`, state, failureCode } }
}

test('a part that is refunded shows on its line, in the list and in what the parties hold', async () => {
  const { shop, buyer, productId, read } = await openShop()
  const orderId = await shop.buy(buyer, orderInput(productId, { quantity: 2 }))
  const before = await read(orderId)
  const line = before.lines[0]
  if (!line) throw new Error('no line')
  expect(line).toMatchObject({ refundedUnits: 0, refundedFen: 0n })
  const decided = { orderId, orderLineId: line.id, reason: 'one arrived broken', actor: 'user:x' }
  await refundPart(shop, { ...decided, refundId: randomUUID(), part: { units: 1 } })
  shop.clock.forward(1)
  await refundPart(shop, { ...decided, refundId: randomUUID(), part: { amountFen: 800n } })
  const after = await read(orderId)
  expect(after).toMatchObject({ state: 'paid', paidFen: 19_600n, refundedFen: 10_600n })
  expect(after.lines[0]).toMatchObject({ refundedUnits: 1, refundedFen: 10_600n })
  expect(after.refunds).toMatchObject([
    { of: 'order', amountFen: 9_800n, quantity: 1, orderLineId: line.id, state: 'requested', method: 'wechat_pay' },
    { of: 'order', amountFen: 800n, quantity: 0, orderLineId: line.id, state: 'requested' },
  ])
  const held = (parts: typeof line.parts) => parts.reduce((sum, { fen }) => sum + fen, 0n)
  expect([held(line.parts), held(after.lines[0]?.parts ?? [])]).toEqual([19_600n, 9_000n])
  expect(after.lines[0]?.parts.map(({ party }) => party)).toEqual(line.parts.map(({ party }) => party))
  const [row] = (await readOwnOrders(shop, buyer, { page: 1 })).orders
  expect(row).toMatchObject({ paidFen: 19_600n, refundedFen: 10_600n, owed: false, disputed: false })
  await refundOwn(shop, buyer, orderId)
  expect((await read(orderId)).lines[0]?.parts.every(({ fen }) => fen === 0n)).toBe(true)
})

test('a refund that the bank sent back is owed until another one takes its place, paid by hand', async () => {
  const { shop, buyer, productId, read, tell } = await openShop()
  const orderId = await shop.buy(buyer, orderInput(productId))
  await refundOwn(shop, buyer, orderId)
  const first = (await read(orderId)).refunds[0]?.id ?? ''
  const at = shop.clock.now()
  await tell(await sayRefund(first, 'succeeded'))
  shop.clock.forward(60)
  await tell(await sayRefund(first, 'failed'))
  const returned = await read(orderId)
  expect(returned).toMatchObject({ state: 'refunding' })
  expect(returned.refunds).toMatchObject([
    { state: 'failed', settledAt: at, returnedAt: shop.clock.now(), replaced: false },
  ])
  expect((await readOwnOrders(shop, buyer, { page: 1 })).orders[0]).toMatchObject({ state: 'refunding', owed: true })
  expect(await readOwnProgress(shop, buyer, orderId)).toMatchObject({ expects: 'nothing' })

  shop.clock.forward(1)
  const boss = await admin()
  await retryRefund(shop, boss, first)
  const second = (await read(orderId)).refunds[1]?.id ?? ''
  await tell(await sayRefund(second, 'failed'))
  shop.clock.forward(1)
  await refundByHand(shop, boss, { refundId: second, evidence: 'transfer 42' })
  expect((await read(orderId)).refunds).toMatchObject([
    { id: first, replaced: true, replacesId: null },
    { id: second, state: 'failed', returnedAt: null, replaced: true, replacesId: first },
    { state: 'succeeded', byHand: true, replaced: false, replacesId: second, settledAt: shop.clock.now() },
  ])
  expect((await readOwnOrders(shop, buyer, { page: 1 })).orders[0]).toMatchObject({ state: 'refunded', owed: false })
})

test('what paid too late and what paid twice are told apart by what was booked, not by words', async () => {
  const { shop, buyer, productId, read } = await openShop()
  const { orderId } = await shop.place(buyer, orderInput(productId))
  await shop.open(buyer, orderId)
  const [one, two] = [await shop.paidEvent(orderId), await shop.paidEvent(orderId)]
  await shop.send(one)
  await shop.send(two)
  const { lines, refunds } = await read(orderId)
  expect(refunds).toMatchObject([{ of: 'surplus' }])
  shop.clock.forward(1)
  const line = { orderLineId: lines[0]?.id ?? '', part: { amountFen: 100n } }
  await refundPart(shop, { ...line, refundId: randomUUID(), orderId, reason: 'surplus', actor: 'user:x' })
  expect((await read(orderId)).refunds.map(({ of }) => of)).toEqual(['surplus', 'order'])
})

test('money of another amount is shown with its way back', async () => {
  const { shop, buyer, productId, read } = await openShop()
  const { orderId } = await shop.place(buyer, orderInput(productId))
  await shop.open(buyer, orderId)
  await shop.send(await shop.paidEvent(orderId, { amountFen: 9_700n }))
  const held = await read(orderId)
  expect(held).toMatchObject({ state: 'held', unmatched: [{ amountFen: 9_700n, currency: 'CNY' }], refunds: [] })
  expect(held.attempts[0]).toMatchObject({ state: 'failed', failureCode: 'wrong_amount' })
  const { rows } = await database.db.pool.query<{ id: string }>('SELECT id FROM payment WHERE amount_fen = 9700')
  await returnUnmatched(shop, await admin(), { paymentId: rows[0]?.id ?? '', reason: 'not asked for' })
  expect((await read(orderId)).refunds).toMatchObject([{ of: 'unmatched', amountFen: 9_700n, state: 'requested' }])
})

test('a dispute of the buyer’s bank marks the order until it is closed', async () => {
  const { shop, buyer, productId, read, tell } = await openShop()
  const { orderId } = await shop.place(buyer, orderInput(productId))
  await shop.open(buyer, orderId)
  await shop.send(await shop.paidEvent(orderId, { paymentId: 'pi_disputed' }))
  const report: DisputeReport = {
    ...{ providerDisputeId: 'dp_1', paymentId: 'pi_disputed', amountFen: 9_800n, currency: 'CNY' },
    ...{ reason: 'fraudulent', state: 'open', withheld: true, evidenceDueAt: null },
  }
  const openedAt = shop.clock.now()
  await tell({ kind: 'dispute', report })
  expect((await read(orderId)).disputes).toEqual([{ amountFen: 9_800n, state: 'open', openedAt, closedAt: null }])
  expect((await readOwnOrders(shop, buyer, { page: 1 })).orders[0]).toMatchObject({ state: 'paid', disputed: true })
  expect(await readOwnProgress(shop, buyer, orderId)).toEqual({ text: 'paid succeeded - open', expects: 'perhaps' })
  await expect(refundOwn(shop, buyer, orderId)).rejects.toMatchObject({ code: 'OrderDisputed' })
  shop.clock.forward(5)
  await tell({ kind: 'dispute', report: { ...report, state: 'lost' } })
  const lost = await read(orderId)
  expect(lost).toMatchObject({
    state: 'refunded',
    refunds: [],
    disputes: [{ state: 'lost', closedAt: shop.clock.now() }],
  })
  expect(lost.lines[0]?.parts.every(({ fen }) => fen === 0n)).toBe(true)
  expect((await readOwnOrders(shop, buyer, { page: 1 })).orders[0]).toMatchObject({ disputed: false })
})

test('money on its way is expected soon at first, perhaps later, and marks the order in the list', async () => {
  const { shop, buyer, productId, tell } = await openShop()
  const { orderId } = await shop.place(buyer, orderInput(productId))
  await shop.open(buyer, orderId)
  const { rows } = await database.db.pool.query<{ sessionId: string }>(
    'SELECT provider_session_id AS "sessionId" FROM payment_attempt WHERE order_id = $1',
    [orderId],
  )
  const sessionId = rows[0]?.sessionId ?? ''
  await tell({ kind: 'checkout', sessionId, attemptId: null, report: { state: 'processing' } })
  expect(await readOwnProgress(shop, buyer, orderId)).toEqual({ text: 'held processing - -', expects: 'soon' })
  shop.clock.forward(6)
  expect(await readOwnProgress(shop, buyer, orderId)).toMatchObject({ expects: 'perhaps' })
  const list = async () => (await readOwnOrders(shop, buyer, { page: 1 })).orders[0]
  expect(await list()).toMatchObject({ holdOver: false, attempt: { state: 'processing', failureCode: null } })
  shop.clock.forward(9)
  expect(await list()).toMatchObject({ state: 'held', holdOver: true })
  expect(await readOwnProgress(shop, buyer, orderId)).toMatchObject({ expects: 'soon' })
  await cancelOrder(shop, buyer, orderId)
  const waiting = { text: 'cancelled processing - -', expects: 'perhaps' }
  expect(await readOwnProgress(shop, buyer, orderId)).toEqual(waiting)
  await tell({ kind: 'checkout', sessionId, attemptId: null, report: { state: 'expired' } })
  expect(await readOwnProgress(shop, buyer, orderId)).toEqual({ text: 'cancelled expired - -', expects: 'perhaps' })
  shop.clock.forward(60)
  expect(await readOwnProgress(shop, buyer, orderId)).toMatchObject({ expects: 'nothing' })
})
