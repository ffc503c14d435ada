import { v7 as newId } from 'uuid'
import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { hearRefund } from '#test/factories/hear.ts'
import { makeMarket, makePerson } from '#test/factories/market.ts'
import { moneyTroubles } from '#test/factories/money-troubles.ts'
import { guest, orderInput } from '#test/factories/sale.ts'
import { districtViewer, outsiders, viewer } from '#test/factories/viewer.ts'
import { refundAsStaff } from '../refund-as-staff.ts'
import { retryRefund } from '../replace-refund.ts'
import { readRefundable } from './read-refundable.ts'

const database = useDatabase()

/** Three birds at 98.00 yuan, paid. */
async function threeBirds() {
  const shop = moneyTroubles(database.db)
  const market = await makeMarket(database.db)
  const orderId = await shop.buy(guest(), orderInput(market.productId, { quantity: 3 }))
  const { rows } = await database.db.pool.query('SELECT id FROM order_line WHERE order_id = $1', [orderId])
  const lineId: string = rows[0].id
  const userId = await makePerson(database.db, 'coordinator')
  const by = districtViewer(market.districtCode, userId)
  const refund = (part: { units: number } | { amountFen: bigint }) =>
    refundAsStaff(shop, by, { orderId, reason: '到货破损', part: { refundId: newId(), orderLineId: lineId, part } })
  return { shop, orderId, lineId, by, refund, left: () => readRefundable(shop, by, lineId) }
}

test('what is left grows less with every part, units and allowances alike', async () => {
  const { left, refund } = await threeBirds()
  expect(await left()).toEqual({
    lineLeftFen: 29_400n,
    lineRefundedFen: 0n,
    leftUnits: 3,
    unitPriceFen: 9_800n,
    orderLeftFen: 29_400n,
    otherLines: false,
    disputed: false,
    allowed: true,
  })
  await refund({ units: 1 })
  expect(await left()).toMatchObject({ lineLeftFen: 19_600n, lineRefundedFen: 9_800n, leftUnits: 2 })
  await refund({ amountFen: 100n })
  expect(await left()).toMatchObject({ lineLeftFen: 19_500n, leftUnits: 2, allowed: true })
})

test('units of a failed refund that was tried again stay given back', async () => {
  const { left, refund, shop, orderId } = await threeBirds()
  await refund({ units: 2 })
  const failed = await hearRefund(shop, orderId, 'failed')
  await retryRefund(shop, viewer({ userId: await makePerson(database.db, 'admin'), role: 'admin' }), failed)
  expect(await left()).toMatchObject({ lineLeftFen: 9_800n, leftUnits: 1 })
})

test('nothing may be refunded while a bank disputes it, nor when nothing is left', async () => {
  const { left, shop, orderId, by } = await threeBirds()
  const { rows } = await database.db.pool.query('SELECT provider_payment_id AS id FROM payment WHERE order_id = $1', [
    orderId,
  ])
  await shop.dispute(rows[0].id)
  expect(await left()).toMatchObject({ disputed: true, allowed: false })
  await shop.dispute(rows[0].id, 'won')
  await refundAsStaff(shop, by, { orderId, reason: '到货破损' })
  expect(await left()).toMatchObject({ lineLeftFen: 0n, leftUnits: 0, lineRefundedFen: 29_400n, allowed: false })
})

test('another district’s coordinator may not refund it; outsiders see nothing', async () => {
  const { shop, lineId } = await threeBirds()
  expect(await readRefundable(shop, districtViewer('500230'), lineId)).toMatchObject({ allowed: false })
  for (const outsider of outsiders)
    await expect(readRefundable(shop, outsider, lineId)).rejects.toMatchObject({ code: 'Forbidden' })
  await expect(readRefundable(shop, viewer(), 'x')).rejects.toMatchObject({ code: 'NotFound' })
})
