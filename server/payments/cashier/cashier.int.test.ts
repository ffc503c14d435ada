import { randomUUID } from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { placeOrderWith } from '#server/orders/place-order.ts'
import { useDatabase } from '#test/database.ts'
import { makeMarket } from '#test/factories/market.ts'
import { guest, orderInput, orderOf, stillClock, stockOf } from '#test/factories/sale.ts'
import { endHolds } from '../end-holds.ts'
import { executeRefund } from '../execute-refund.ts'
import { openCheckout } from '../open-checkout.ts'
import { onlyHost } from '../payment-host.ts'
import { recordEvent } from '../record-event.ts'
import { cashierHost } from './cashier-host.ts'
import { deliverEvent } from './deliver-event.ts'
import type { Disorder } from './disorder.ts'
import { cashierVerbs } from './verbs.ts'

const database = useDatabase()
const env = { CASHIER_WEBHOOK_SECRET: 'cashier-tests-0123456789-0123456789' }
let servers: http.Server[] = []
afterEach(() => {
  for (const server of servers) server.close().closeAllConnections()
  servers = []
})

type Job = { task: string; payload: { eventId: string; refundId: string }; run_at: Date }

/** A shop with the cashier behind a real webhook; `deliver` runs what the queue would run: what is due at once, then by time. */
async function openShop(options: { disorder?: Disorder; refuse?: () => boolean } = {}) {
  const { db } = database
  const clock = stillClock()
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      if (options.refuse?.()) return void response.writeHead(503).end()
      const outcome = await recordEvent(deps, host, Buffer.concat(chunks), String(request.headers['payment-signature']))
      outcomes.push(outcome)
      response.end(outcome)
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const publicUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const outer = { db, clock, publicUrl, env, disorder: options.disorder }
  const host = cashierHost(outer)
  const deps = { ...outer, payments: onlyHost(host), holdMinutes: 15 }
  const outcomes: string[] = []
  await db.pool.query('DELETE FROM graphile_worker._private_jobs')

  async function jobs(): Promise<Job[]> {
    const { rows } = await db.pool.query<Job>(
      `SELECT t.identifier AS task, j.payload, j.run_at FROM graphile_worker._private_jobs j
       JOIN graphile_worker._private_tasks t ON t.id = j.task_id
       ORDER BY j.run_at = j.created_at DESC, j.run_at, j.id`,
    )
    await db.pool.query('DELETE FROM graphile_worker._private_jobs')
    return rows
  }
  async function deliver(): Promise<string[]> {
    outcomes.length = 0
    for (const { task, payload } of await jobs()) {
      if (task === 'cashier.deliver') await deliverEvent(outer, payload.eventId)
      if (task === 'refund.requested') await executeRefund(deps, payload.refundId)
    }
    return [...outcomes]
  }
  const place = placeOrderWith(deps)
  async function reachCashier(productId: string) {
    const buyer = guest()
    const { orderId } = await place(buyer, orderInput(productId))
    const url = await openCheckout(deps, buyer, orderId)
    return { buyer, orderId, url, sessionId: url.split('/').at(-1) ?? '' }
  }
  /** Ends the holds that are over; the notices of that say nothing new and are dropped. */
  async function expire() {
    await endHolds(deps)
    await jobs()
  }
  return { ...deps, host, verbs: cashierVerbs(outer), jobs, deliver, reachCashier, expire }
}

test('money taken at the cashier pays the order, once, however often the button is pressed', async () => {
  const [shop, market] = [await openShop(), await makeMarket(database.db)]
  const { orderId, sessionId, url } = await shop.reachCashier(market.productId)
  expect(url).toBe(`${shop.publicUrl}/cashier/${sessionId}`)
  await Promise.all([1, 2, 3, 4].map(() => shop.verbs.pay({ sessionId, method: 'alipay' })))
  expect(await shop.deliver()).toEqual(['paid'])
  expect(await orderOf(database.db, orderId)).toEqual({ state: 'paid', paid: 9_800n, refunded: 0n })
})

test('a notice sent twice changes nothing the second time', async () => {
  const [shop, market] = [await openShop(), await makeMarket(database.db)]
  const { sessionId } = await shop.reachCashier(market.productId)
  await shop.verbs.pay({ sessionId, method: 'card', copies: 1 })
  expect(await shop.deliver()).toEqual(['paid', 'duplicate'])
})

test('a failure frees the buyer to try again in a new session', async () => {
  const [shop, market] = [await openShop(), await makeMarket(database.db)]
  const { buyer, orderId, sessionId } = await shop.reachCashier(market.productId)
  await shop.verbs.fail(sessionId, 'insufficient_funds')
  expect(await shop.deliver()).toEqual(['attempt_failed'])
  expect((await shop.verbs.pay({ sessionId, method: 'card' })).state).toBe('failed')
  const again = (await openCheckout(shop, buyer, orderId)).split('/').at(-1) ?? ''
  expect(again).not.toBe(sessionId)
  await shop.verbs.pay({ sessionId: again, method: 'card' })
  expect(await shop.deliver()).toEqual(['paid'])
})

test('who leaves has not paid; the goods stay held', async () => {
  const [shop, market] = [await openShop(), await makeMarket(database.db)]
  const { orderId, sessionId } = await shop.reachCashier(market.productId)
  await shop.verbs.leave(sessionId)
  expect(await shop.deliver()).toEqual(['attempt_expired'])
  expect(await orderOf(database.db, orderId)).toMatchObject({ state: 'held', paid: 0n })
})

test('a session whose time is over takes no money in the ordinary way', async () => {
  const [shop, market] = [await openShop(), await makeMarket(database.db)]
  const { sessionId } = await shop.reachCashier(market.productId)
  shop.clock.forward(15)
  expect((await shop.verbs.pay({ sessionId, method: 'card' })).state).toBe('open')
  expect(await shop.jobs()).toEqual([])
})

test('paying late before the end is told only after it', async () => {
  const [shop, market] = [await openShop(), await makeMarket(database.db)]
  const { sessionId } = await shop.reachCashier(market.productId)
  await shop.verbs.pay({ sessionId, method: 'card', late: true })
  const [job] = await shop.jobs()
  expect(job?.run_at).toEqual(new Date('2026-08-28T08:16:30Z'))
})

test('paid late with goods left: the order is paid after all', async () => {
  const [shop, market] = [await openShop(), await makeMarket(database.db)]
  const { orderId, sessionId } = await shop.reachCashier(market.productId)
  shop.clock.forward(16)
  await shop.expire()
  await shop.verbs.pay({ sessionId, method: 'card', late: true })
  expect(await shop.deliver()).toEqual(['paid'])
  expect(await orderOf(database.db, orderId)).toMatchObject({ state: 'paid' })
})

test('paid late with the goods gone: the money goes back by itself', async () => {
  const [shop, market] = [await openShop(), await makeMarket(database.db, { stock: 1 })]
  const { orderId, sessionId } = await shop.reachCashier(market.productId)
  shop.clock.forward(16)
  await shop.expire()
  await shop.reachCashier(market.productId)
  await shop.verbs.pay({ sessionId, method: 'card', late: true })
  expect(await shop.deliver()).toEqual(['too_late'])
  await shop.deliver()
  expect(await shop.deliver()).toEqual(['refund_pending', 'already_recorded'])
  expect(await orderOf(database.db, orderId)).toEqual({ state: 'refunded', paid: 9_800n, refunded: 9_800n })
  expect(await stockOf(database.db, market.productId)).toEqual([0, 1, 0])
})

test('money that comes later pays the order when it arrives', async () => {
  const [shop, market] = [await openShop(), await makeMarket(database.db)]
  const { buyer, orderId, sessionId } = await shop.reachCashier(market.productId)
  await shop.verbs.startPaying({ sessionId, method: 'alipay' })
  expect(await shop.deliver()).toEqual(['attempt_processing'])
  expect(await openCheckout(shop, buyer, orderId)).toBe(`${shop.publicUrl}/orders/${orderId}`)
  await shop.verbs.finishPaying(sessionId, 'succeeded')
  expect(await shop.deliver()).toEqual(['paid'])
  expect(await orderOf(database.db, orderId)).toMatchObject({ state: 'paid', paid: 9_800n })
})

test('notices delayed on purpose: the failure that arrives after the success changes nothing', async () => {
  const disorder: Disorder = (type) => (type === 'checkout.session.async_payment_failed' ? [60_000] : [0, 0, 90_000])
  const [shop, market] = [await openShop({ disorder }), await makeMarket(database.db)]
  const { orderId, sessionId } = await shop.reachCashier(market.productId)
  await shop.verbs.fail(sessionId, 'declined')
  shop.clock.forward(16)
  await shop.verbs.pay({ sessionId, method: 'card', late: true })
  expect(await shop.deliver()).toEqual(['paid', 'duplicate', 'ignored', 'duplicate'])
  expect(await orderOf(database.db, orderId)).toMatchObject({ state: 'paid' })
})

test('a shop that does not answer 2xx is told again', async () => {
  let down = true
  const [shop, market] = [await openShop({ refuse: () => down }), await makeMarket(database.db)]
  const { orderId, sessionId } = await shop.reachCashier(market.productId)
  await shop.verbs.pay({ sessionId, method: 'card' })
  const [job] = await shop.jobs()
  const eventId = job?.payload.eventId ?? ''
  await expect(deliverEvent(shop, eventId)).rejects.toThrow('503')
  down = false
  await deliverEvent(shop, eventId)
  expect(await orderOf(database.db, orderId)).toMatchObject({ state: 'paid' })
  const { rows } = await database.db.pool.query('SELECT attempts, delivered_at FROM cashier_event WHERE id = $1', [
    eventId,
  ])
  expect(rows).toEqual([{ attempts: 2, delivered_at: shop.clock.now() }])
})

test('a refund of nothing known is refused', async () => {
  const shop = await openShop()
  const refund = shop.host.refund({ refundId: randomUUID(), paymentId: 'pi_none', amountFen: 1n })
  await expect(refund).rejects.toMatchObject({ code: 'NotFound' })
  await expect(shop.verbs.pay({ sessionId: 'cs_none', method: 'card' })).rejects.toMatchObject({ code: 'NotFound' })
})
