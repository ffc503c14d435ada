import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { refundOwn } from '#server/payments/refund-own.ts'
import { useDatabase } from '#test/database.ts'
import { makeMarket, makePerson } from '#test/factories/market.ts'
import { delivery, guest, orderInput, till } from '#test/factories/sale.ts'
import { cancelOrder } from './cancel-order.ts'
import { confirmReceipt } from './confirm-receipt.ts'
import { readLastDelivery } from './read-last-delivery.ts'
import { previewParts, readOffer } from './read-offer.ts'
import { readOwnOrder } from './read-own-order.ts'
import { readOwnOrders } from './read-own-orders.ts'
import { readOwnProgress } from './read-own-progress.ts'
import { shipOrder } from './ship-order.ts'

const database = useDatabase()

async function openMarket(options: Parameters<typeof makeMarket>[1] = {}) {
  const market = await makeMarket(database.db, options)
  const { rows } = await database.db.pool.query<{ slug: string }>('SELECT slug FROM product WHERE id = $1', [
    market.productId,
  ])
  return { ...market, slug: rows[0]?.slug ?? '', shop: till(database.db), buyer: guest() }
}

test('an offer says price, what is left, and whether it can be pre-ordered now', async () => {
  const window = { from: new Date('2026-08-01T00:00:00Z'), until: new Date('2026-09-01T00:00:00Z') }
  const market = await openMarket({ stock: 7, preorder: { ...window, releasesOn: new Date('2026-09-10T00:00:00Z') } })
  const read = () => readOffer(market.shop, { slug: market.slug, liveItemId: null })
  expect(await read()).toMatchObject({
    productId: market.productId,
    unitPriceFen: 9_800n,
    left: 7,
    shipsNow: true,
    onAir: true,
  })
  expect((await read())?.preorder).toEqual({ until: window.until, releasesOn: new Date('2026-09-10T00:00:00+08:00') })
  market.shop.clock.forward(60 * 24 * 30)
  expect((await read())?.preorder).toBeNull()
})

test('there is no offer of what is not there, nor of another product’s live item', async () => {
  const market = await openMarket()
  expect(await readOffer(market.shop, { slug: 'nothing', liveItemId: null })).toBeNull()
  expect(await readOffer(market.shop, { slug: market.slug, liveItemId: randomUUID() })).toBeNull()
  expect(await readOffer(market.shop, { slug: null, liveItemId: randomUUID() })).toBeNull()
})

test('the parts shown before are the parts booked after, to the fen, and name no household without consent', async () => {
  const market = await openMarket({ priceFen: 9_997n, shares: [3333, 3333, 1111, 1112, 1111] })
  const { shop, buyer, householdIds } = market
  await database.db.pool.query(
    `UPDATE household SET alias_zh = '山脚的养鸡户', alias_en = 'By the hill', alias_consent_at = $2 WHERE id = $1`,
    [householdIds[0], shop.clock.now()],
  )
  const preview = await previewParts(database.db.pool, market.agreementVersionId, 9_997n)
  expect(preview.map(({ party, nameZh, count }) => [party, nameZh, count])).toEqual([
    ['household', '山脚的养鸡户', 1],
    ['household', null, 1],
    ['producer', '测试农场', 1],
    ['logistics', null, 1],
    ['platform', null, 1],
  ])
  const orderId = await shop.buy(buyer, orderInput(market.productId))
  const order = await readOwnOrder(shop, buyer, orderId)
  expect(order?.lines[0]?.parts).toEqual(preview)
  expect(preview.reduce((sum, { fen }) => sum + fen, 0n)).toBe(9_997n)
})

test('an order is there for its buyer and for nobody else', async () => {
  const { shop, buyer, productId } = await openMarket()
  const { orderId } = await shop.place(buyer, orderInput(productId, { quantity: 2 }))
  expect(await readOwnOrder(shop, buyer, orderId)).toMatchObject({
    state: 'held',
    totalFen: 19_600n,
    holdOver: false,
    attempts: [],
    refunds: [],
  })
  for (const other of [guest(), { userId: null, guestKeyHash: null }, { userId: 'someone', guestKeyHash: null }]) {
    expect(await readOwnOrder(shop, other, orderId)).toBeNull()
    expect(await readOwnProgress(shop, other, orderId)).toBeNull()
    expect((await readOwnOrders(shop, other, { page: 1 })).orders).toEqual([])
    expect(await readLastDelivery(shop, other)).toBeNull()
  }
  shop.clock.forward(15)
  expect(await readOwnOrder(shop, buyer, orderId)).toMatchObject({ state: 'held', holdOver: true })
})

test('its progress changes with every step of it, and says what to expect', async () => {
  const { shop, buyer, productId } = await openMarket()
  const { orderId } = await shop.place(buyer, orderInput(productId))
  const seen = [await readOwnProgress(shop, buyer, orderId)]
  const after = async (step: Promise<unknown>) => {
    await step
    seen.push(await readOwnProgress(shop, buyer, orderId))
  }
  await after(shop.open(buyer, orderId))
  await after(cancelOrder(shop, buyer, orderId))
  await after(shop.send(await shop.paidEvent(orderId)))
  await after(refundOwn(shop, buyer, orderId))
  expect(seen.map((one) => [one?.text, one?.expects])).toEqual([
    ['held - - -', 'nothing'],
    ['held opened - -', 'soon'],
    ['cancelled opened - -', 'perhaps'],
    ['paid succeeded - -', 'nothing'],
    ['refunding succeeded requested -', 'soon'],
  ])
  expect((await readOwnOrder(shop, buyer, orderId))?.refunds).toMatchObject([{ amountFen: 9_800n, state: 'requested' }])
})

test('orders are listed newest first, ten to a page', async () => {
  const { shop, buyer, productId } = await openMarket()
  const placed: string[] = []
  for (let count = 0; count < 12; count += 1) {
    shop.clock.forward(1)
    placed.unshift((await shop.place(buyer, orderInput(productId))).orderId)
  }
  const [first, second] = [await readOwnOrders(shop, buyer, { page: 1 }), await readOwnOrders(shop, buyer, { page: 2 })]
  expect(first.pages).toBe(2)
  expect([...first.orders, ...second.orders].map(({ id }) => id)).toEqual(placed)
  expect(await readOwnOrders(shop, guest(), { page: 1 })).toEqual({ orders: [], pages: 0 })
})

test('the newest delivery is remembered', async () => {
  const { shop, buyer, productId } = await openMarket()
  await shop.place(buyer, orderInput(productId))
  shop.clock.forward(1)
  const moved = { ...delivery, city: '滕州市' }
  await shop.place(buyer, orderInput(productId, { delivery: moved }))
  expect(await readLastDelivery(shop, buyer)).toEqual(moved)
})

test('orders are narrowed to what is to be done, and found by their number', async () => {
  const { shop, buyer, productId, producerId } = await openMarket()
  const farmer = await makePerson(database.db, 'farmer')
  await database.db.pool.query(`INSERT INTO producer_member VALUES ($1, $2, 'host')`, [producerId, farmer])
  const held = (await shop.place(buyer, orderInput(productId))).orderId
  const paid = await shop.buy(buyer, orderInput(productId, { quantity: 3 }))
  const list = async (query: object) =>
    (await readOwnOrders(shop, buyer, { page: 1, ...query })).orders.map(({ id }) => id)
  expect(await list({ filter: 'toPay' })).toEqual([held])
  expect(await list({ filter: 'toReceive' })).toEqual([paid])
  expect(await list({ filter: 'toReview' })).toEqual([])
  await shipOrder(shop, farmer, { orderId: paid, trackingNo: 'SF1000001' })
  await confirmReceipt(shop, buyer, paid)
  expect(await list({ filter: 'toReceive' })).toEqual([])
  expect(await list({ filter: 'toReview' })).toEqual([paid])
  expect(await list({ filter: 'afterSales' })).toEqual([])
  const order = await readOwnOrder(shop, buyer, paid)
  expect(order).toMatchObject({ state: 'completed', trackingNo: 'SF1000001', parcels: [{ state: 'delivered' }] })
  const number = order?.number.toString().padStart(8, '0')
  expect(await list({ number })).toEqual([paid])
  expect((await readOwnOrders(shop, guest(), { page: 1, number: number ?? '' })).orders).toEqual([])
})
