import { beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { hearRefund } from '#test/factories/hear.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { moneyTroubles } from '#test/factories/money-troubles.ts'
import { delivery } from '#test/factories/sale.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { refundByHand, retryRefund } from '../replace-refund.ts'
import { returnUnmatched } from '../return-unmatched.ts'
import { listCheckouts } from './list-checkouts.ts'
import { listDisputes } from './list-disputes.ts'
import { listPayables } from './list-payables.ts'
import { listRefunds } from './list-refunds.ts'
import { listUnmatched } from './list-unmatched.ts'
import { readRefund } from './read-refund.ts'
import { readUnmatched } from './read-unmatched.ts'

const database = useDatabase()
let shop: ReturnType<typeof moneyTroubles>
let market: Market
let elsewhere: Market
const own = () => districtViewer(market.districtCode)
const other = () => districtViewer(elsewhere.districtCode)
const admin = async () => viewer({ userId: await makePerson(database.db, 'admin'), role: 'admin' })

beforeAll(async () => {
  shop = moneyTroubles(database.db)
  market = await makeMarket(database.db)
  elsewhere = await makeMarket(database.db)
})

const text = (value: unknown) => JSON.stringify(value, (_, one) => (typeof one === 'bigint' ? String(one) : one))

describe('refunds', () => {
  test('waiting, failed, replaced and paid by hand, each in its list', async () => {
    const waiting = await shop.sell(market)
    const coordinator = await makePerson(database.db, 'coordinator')
    const waitingId = await shop.askRefund(waiting.orderId, `user:${coordinator}`)
    const retried = await shop.failedRefund(market)
    const byHand = await shop.failedRefund(market)
    const failed = await shop.failedRefund(market)
    const person = await admin()
    await retryRefund(shop, person, retried.refundId)
    await refundByHand(shop, person, { refundId: byHand.refundId, evidence: '转账 20260828-01' })

    const open = await listRefunds(shop, own(), {})
    expect(open).toMatchObject({ count: 2, sumFen: 19_600n, state: 'open', sort: 'at', descending: false })
    expect(open.rows.find(({ id }) => id === waitingId)).toMatchObject({
      state: 'requested',
      askedBy: 'staff',
      askedByName: expect.stringContaining('测试'),
      reason: '到货破损',
      amountFen: 9_800n,
      provider: 'fake',
      orderId: waiting.orderId,
      sessionId: expect.stringContaining('cs_'),
      units: 0,
    })
    expect(open.rows.find(({ id }) => id !== waitingId)).toMatchObject({ replacesId: retried.refundId })
    const failures = await listRefunds(shop, own(), { state: 'failed' })
    expect(failures.rows).toMatchObject([{ id: failed.refundId, failureCode: 'expired_or_canceled_card' }])
    const all = await listRefunds(shop, own(), { state: 'all' })
    expect([all.count, all.sumFen]).toEqual([6, 4n * 9_800n])
    const paid = all.rows.find(({ replacesId }) => replacesId === byHand.refundId)
    expect(paid).toMatchObject({ state: 'succeeded', evidence: '转账 20260828-01', settledByName: expect.any(String) })
    expect(all.rows.find(({ id }) => id === byHand.refundId)).toMatchObject({ replacedById: paid?.id })
    for (const secret of [delivery.recipient, delivery.phone, delivery.street, '杨秀英'])
      expect(text(all)).not.toContain(secret)

    expect((await listRefunds(shop, own(), { state: 'slow' })).count).toBe(0)
    shop.clock.forward(24 * 60 + 1)
    expect((await listRefunds(shop, own(), { state: 'slow' })).count).toBe(2)
    await hearRefund(shop, waiting.orderId, 'succeeded')
    expect((await listRefunds(shop, own(), { state: 'slow' })).count).toBe(1)
  })

  test('of another district are not there', async () => {
    const { refundId } = await shop.failedRefund(market)
    expect(await listRefunds(shop, other(), { state: 'all' })).toMatchObject({ rows: [], count: 0, sumFen: 0n })
    await expect(readRefund(shop, other(), refundId)).rejects.toMatchObject({ code: 'NotFound' })
    await expect(readRefund(shop, own(), 'x')).rejects.toMatchObject({ code: 'NotFound' })
    expect(await readRefund(shop, own(), refundId)).toMatchObject({ id: refundId, state: 'failed' })
  })

  test('a page has fifty, an export has all of them, sorted by any column', async () => {
    const many = await makeMarket(database.db, { stock: 100 })
    for (let n = 0; n < 51; n++) await shop.failedRefund(many)
    const by = districtViewer(many.districtCode)
    const first = await listRefunds(shop, by, { state: 'failed' })
    const second = await listRefunds(shop, by, { state: 'failed', page: 2 })
    expect([first.rows.length, second.rows.length, first.count, first.sumFen]).toEqual([50, 1, 51, 51n * 9_800n])
    expect((await listRefunds(shop, by, { state: 'failed', all: true })).rows).toHaveLength(51)
    const sorted = await listRefunds(shop, by, { state: 'failed', sort: '-order' })
    expect(sorted).toMatchObject({ sort: 'order', descending: true })
    expect((sorted.rows[0]?.orderNumber ?? 0n) > (sorted.rows[1]?.orderNumber ?? 0n)).toBe(true)
  })
})

test('unmatched money is for admins, and says which order it was meant for', async () => {
  const person = await admin()
  const { id } = await shop.unmatched(market)
  const open = await listUnmatched(shop, person, {})
  expect(open).toMatchObject({ count: 1, sumFen: 9_700n })
  expect(open.rows).toMatchObject([
    { id, amountFen: 9_700n, wantedFen: 9_800n, wantedCurrency: 'CNY', orderNumber: expect.anything(), refundId: null },
  ])
  for (const by of [own(), viewer()]) {
    await expect(listUnmatched(shop, by, {})).rejects.toMatchObject({ code: 'Forbidden' })
    await expect(readUnmatched(shop, by, id)).rejects.toMatchObject({ code: 'Forbidden' })
  }
  const giveBack = (reason: string) => returnUnmatched(shop, person, { paymentId: id, reason })
  await expect(giveBack('不对的')).rejects.toMatchObject({ detail: { field: 'reason', rule: 'reason' } })
  await giveBack('金额不对')
  expect(await listUnmatched(shop, person, {})).toMatchObject({ count: 0 })
  expect(await listUnmatched(shop, person, { state: 'all' })).toMatchObject({
    rows: [{ id, refundState: 'requested' }],
  })
  const returned = await readUnmatched(shop, person, id)
  const refundId = returned.refundId ?? ''
  expect(await readRefund(shop, person, refundId)).toMatchObject({ orderId: null, reason: '金额不对' })
  await expect(readRefund(shop, viewer(), refundId)).rejects.toMatchObject({ code: 'NotFound' })
})

test('disputes of the scope, the next date first', async () => {
  const { paymentId, orderId } = await shop.sell(market)
  await shop.dispute(paymentId)
  const open = await listDisputes(shop, own(), {})
  expect(open).toMatchObject({ count: 1, sumFen: 9_800n, sort: 'due' })
  expect(open.rows).toMatchObject([{ orderId, withheld: true, state: 'open', reason: 'product_not_received' }])
  expect(open.rows[0]?.lineId).not.toBeNull()
  expect(await listDisputes(shop, other(), { state: 'all' })).toMatchObject({ count: 0 })
  await shop.dispute(paymentId, 'lost')
  expect(await listDisputes(shop, own(), {})).toMatchObject({ count: 0 })
  expect(await listDisputes(shop, own(), { state: 'all' })).toMatchObject({ rows: [{ state: 'lost' }] })
})

test('checkouts that wait, and those that wait too long', async () => {
  const { orderId } = await shop.leave(market)
  const open = await listCheckouts(shop, own(), {})
  expect(open.rows).toMatchObject([{ orderId, state: 'opened', orderState: 'held', connected: true, checkedAt: null }])
  expect(await listCheckouts(shop, other(), {})).toMatchObject({ count: 0 })
  expect(await listCheckouts(shop, own(), { state: 'unanswered' })).toMatchObject({ count: 0 })
  shop.clock.forward(25 * 60 + 1)
  expect(await listCheckouts(shop, own(), { state: 'unanswered' })).toMatchObject({ count: 1, sumFen: 9_800n })
})

test.each(outsiders)('a $role sees none of it', async (outsider) => {
  for (const list of [listRefunds, listDisputes, listCheckouts, listPayables, listUnmatched])
    await expect(list(shop, outsider, {})).rejects.toMatchObject({ code: 'Forbidden' })
})

test('nobody sees none of it', async () => {
  for (const list of [listRefunds, listDisputes, listCheckouts, listPayables, listUnmatched])
    await expect(list(shop, null, {})).rejects.toMatchObject({ code: 'NotSignedIn' })
})
