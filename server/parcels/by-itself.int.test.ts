import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { shipOrder } from '#server/orders/ship-order.ts'
import { requestRefund } from '#server/payments/request-refund.ts'
import { useDatabase } from '#test/database.ts'
import { counter, makeFarm, parcelsOf, sellByWeight } from '#test/factories/parcels.ts'
import { balances, orderOf } from '#test/factories/sale.ts'
import { completeDelivered } from './complete-delivered.ts'
import { deliverSilent } from './deliver-silent.ts'
import { packParcel } from './pack-parcel.ts'
import { readPacking } from './read-packing.ts'
import { refundDifference } from './refund-difference.ts'
import { tellLate } from './tell-late.ts'

const database = useDatabase()
const DAY = 24 * 60

async function sentOrder() {
  const farm = await makeFarm(database.db)
  const shop = counter(database.db)
  const sale = await shop.buyOne(farm)
  await shipOrder(shop, farm.farmer, { orderId: sale.orderId, trackingNo: 'SF1' })
  const state = async () => (await orderOf(database.db, sale.orderId)).state
  return { farm, shop, ...sale, state }
}

test('a parcel nobody speaks of is taken for delivered, and the order completed a week later', async () => {
  const { shop, state, orderId } = await sentOrder()
  shop.clock.forward(10 * DAY - 1)
  await deliverSilent(shop, 10)
  expect(await state()).toBe('shipped')
  shop.clock.forward(1)
  await deliverSilent(shop, 10)
  await deliverSilent(shop, 10)
  expect(await state()).toBe('delivered')
  shop.clock.forward(7 * DAY - 1)
  await completeDelivered(shop, 7)
  expect(await state()).toBe('delivered')
  shop.clock.forward(1)
  await Promise.all([completeDelivered(shop, 7), completeDelivered(shop, 7)])
  expect(await state()).toBe('completed')
  const { rows } = await database.db.pool.query(
    `SELECT actor FROM order_transition WHERE order_id = $1 AND "to" = 'completed'`,
    [orderId],
  )
  expect(rows).toEqual([{ actor: 'clock' }])
})

const openClaim = (orderId: string, state = 'open') =>
  database.db.pool.query(
    `INSERT INTO claim (id, order_id, order_line_id, kind, units, words, state, opened_at, opened_by)
     SELECT $2, order_id, id, 'spoiled', 1, '坏了', $3::claim_state, now(), 'guest' FROM order_line WHERE order_id = $1`,
    [orderId, randomUUID(), state],
  )

test.each(['open', 'agreed', 'sent_back'])('while a claim is %s nothing happens by itself', async (claim) => {
  const { shop, state, orderId } = await sentOrder()
  await openClaim(orderId, claim)
  shop.clock.forward(30 * DAY)
  await deliverSilent(shop, 10)
  await completeDelivered(shop, 7)
  expect(await state()).toBe('shipped')
  await database.db.pool.query(`UPDATE claim SET state = 'withdrawn' WHERE order_id = $1`, [orderId])
  await deliverSilent(shop, 10)
  expect(await state()).toBe('delivered')
  await openClaim(orderId, claim)
  shop.clock.forward(30 * DAY)
  await completeDelivered(shop, 7)
  expect(await state()).toBe('delivered')
})

test('the buyer confirms what was sent: its parcels are delivered with it; what was not sent cannot be confirmed', async () => {
  const { shop, buyer, orderId } = await sentOrder().then((sent) => ({ ...sent, buyer: sent.shop.buyer }))
  await confirmReceipt(shop, buyer, orderId)
  await confirmReceipt(shop, buyer, orderId)
  expect(await parcelsOf(database.db, orderId)).toMatchObject([{ state: 'delivered' }])
  const unsent = await shop.buyOne(await makeFarm(database.db))
  await expect(confirmReceipt(shop, buyer, unsent.orderId)).rejects.toMatchObject({ code: 'OrderStateConflict' })
})

test('a buyer hears that a parcel is late two days after its last day, once', async () => {
  const farm = await makeFarm(database.db)
  const shop = counter(database.db)
  const { orderId } = await shop.buyOne(farm)
  const told = async () =>
    (await database.db.pool.query(`SELECT 1 FROM notice WHERE order_id = $1 AND kind = 'parcel_late'`, [orderId]))
      .rowCount
  shop.clock.forward(3 * DAY)
  await tellLate(shop)
  expect(await told()).toBe(0)
  shop.clock.forward(DAY)
  await tellLate(shop)
  await tellLate(shop)
  expect(await told()).toBe(1)
})

test('what weighs less goes back once, from every party, and the books agree', async () => {
  const farm = await makeFarm(database.db)
  await sellByWeight(database.db, farm, 1_500)
  const shop = counter(database.db)
  const { orderId, parcel } = await shop.buyOne(farm)
  const before = await balances(database.db)
  const [line] = await readPacking(database.db.pool, parcel.id)
  const orderLineId = line?.id ?? ''
  const lines = [{ lineId: orderLineId, packedWeightG: 1_320, batchId: null }]
  await packParcel(shop, farm.farmer, { parcelId: parcel.id, weightG: null, lines })
  for (let times = 0; times < 3; times += 1) await refundDifference(shop, { orderLineId, fen: '1176' })
  expect(await orderOf(database.db, orderId)).toMatchObject({ state: 'packed', paid: 9_800n, refunded: 1_176n })
  const { rows } = await database.db.pool.query('SELECT amount_fen, quantity FROM refund WHERE order_id = $1', [
    orderId,
  ])
  expect(rows).toEqual([{ amount_fen: 1_176n, quantity: 0 }])
  const owed = (all: Record<string, bigint>, prefix: string) =>
    Object.entries(all)
      .filter(([code]) => code.startsWith(prefix))
      .reduce((sum, [, fen]) => sum + fen, 0n)
  const after = await balances(database.db)
  expect(owed(after, 'household') - owed(before, 'household')).toBeGreaterThan(0n)
  expect(owed(after, '')).toBe(0n)
  const { rows: told } = await database.db.pool.query(
    `SELECT facts ->> 'amountFen' AS fen FROM notice WHERE order_id = $1 AND kind = 'weight_refunded'`,
    [orderId],
  )
  expect(told).toEqual([{ fen: '1176' }])
})

test('a difference that is overtaken by a refund of the whole order is let be', async () => {
  const farm = await makeFarm(database.db)
  await sellByWeight(database.db, farm, 1_500)
  const shop = counter(database.db)
  const { orderId, parcel } = await shop.buyOne(farm)
  const [line] = await readPacking(database.db.pool, parcel.id)
  const lines = [{ lineId: line?.id ?? '', packedWeightG: 1_320, batchId: null }]
  await packParcel(shop, farm.farmer, { parcelId: parcel.id, weightG: null, lines })
  await requestRefund(shop, { orderId, reason: 'all', actor: 'guest' })
  await refundDifference(shop, { orderLineId: line?.id ?? '', fen: '1176' })
  expect(await orderOf(database.db, orderId)).toMatchObject({ state: 'refunding', refunded: 9_800n })
})
