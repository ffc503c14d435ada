import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { shipOrder } from '#server/orders/ship-order.ts'
import { refundPart } from '#server/payments/refund-part.ts'
import { reconcile } from '#server/reconcile/reconcile.ts'
import { useDatabase } from '#test/database.ts'
import { owedTo } from '#test/factories/books.ts'
import { hearDispute } from '#test/factories/hear.ts'
import { makeFarm } from '#test/factories/parcels.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'
import { confirmOrders } from './confirm-orders.ts'

const database = useDatabase()
const HOUR = 60
const query = async <T extends Record<string, unknown>>(text: string, values: unknown[]) =>
  (await database.db.pool.query<T>(text, values)).rows

/** A bird of 98.00 that its buyer has received: fresh, or goods that keep. */
async function received({ fresh = true } = {}) {
  const farm = await makeFarm(database.db)
  await query('UPDATE product_family SET fresh = $2 WHERE id = $1', [farm.familyId, fresh])
  const [shop, buyer] = [till(database.db), guest()]
  const orderId = await shop.buy(buyer, orderInput(farm.productId))
  await shipOrder(shop, farm.farmer, { orderId, trackingNo: 'SF1' })
  await confirmReceipt(shop, buyer, orderId)
  const [line] = await query<{ id: string }>('SELECT id FROM order_line WHERE order_id = $1', [orderId])
  const owed = async () => (await owedTo(database.db, farm)).slice(0, 2)
  return { shop, orderId, lineId: line?.id ?? '', owed }
}

const claim = (orderId: string) =>
  query(
    `INSERT INTO claim (id, order_id, order_line_id, kind, units, words, opened_at, opened_by)
     SELECT $2, order_id, id, 'spoiled', 1, '坏了', now(), 'guest' FROM order_line WHERE order_id = $1`,
    [orderId, randomUUID()],
  )

test.each([
  [true, 48],
  [false, 168],
])('goods that are fresh (%s) are confirmed after %i hours, once', async (fresh, hours) => {
  const { shop, orderId, owed } = await received({ fresh })
  expect(await owed()).toEqual([4_900n, 0n])
  shop.clock.forward(hours * HOUR)
  expect(await confirmOrders(shop)).toBe(0)
  shop.clock.forward(1)
  await Promise.all([1, 2, 3, 4].map(() => confirmOrders(shop)))
  expect(await owed()).toEqual([0n, 4_900n])
  expect(await query('SELECT confirmed_at FROM orders WHERE id = $1', [orderId])).toEqual([
    { confirmed_at: shop.clock.now() },
  ])
  expect(await query(`SELECT kind FROM ledger_entry WHERE cause = $1`, [`confirmation:${orderId}`])).toHaveLength(1)
})

test('an open claim and a dispute keep income provisional, whatever the hour', async () => {
  const { shop, orderId, owed } = await received()
  await claim(orderId)
  shop.clock.forward(30 * 24 * HOUR)
  expect(await confirmOrders(shop)).toBe(0)
  await query(`UPDATE claim SET state = 'withdrawn' WHERE order_id = $1`, [orderId])
  const [payment] = await query<{ id: string }>('SELECT provider_payment_id AS id FROM payment WHERE order_id = $1', [
    orderId,
  ])
  const report = { paymentId: payment?.id ?? '', amountFen: 9_800n }
  await hearDispute(shop, 'fake', { ...report, state: 'open' })
  expect(await confirmOrders(shop)).toBe(0)
  expect(await owed()).toEqual([4_900n, 0n])
  await hearDispute(shop, 'fake', { ...report, state: 'won' })
  expect(await confirmOrders(shop)).toBe(1)
  expect(await owed()).toEqual([0n, 4_900n])
})

test('what is refunded between the two phases was never confirmed; afterwards it is taken from the confirmed', async () => {
  const { shop, orderId, lineId, owed } = await received()
  const back = (amountFen: bigint) =>
    refundPart(shop, {
      ...{ refundId: randomUUID(), orderId, orderLineId: lineId },
      ...{ part: { amountFen }, reason: '碰伤', actor: 'user:x' },
    })
  await back(980n)
  expect(await owed()).toEqual([4_410n, 0n])
  shop.clock.forward(49 * HOUR)
  await confirmOrders(shop)
  expect(await owed()).toEqual([0n, 4_410n])
  await back(980n)
  expect(await owed()).toEqual([0n, 3_920n])
  const { findings } = await reconcile(database.db)
  expect(findings.filter(({ breaches }) => breaches > 0)).toEqual([])
})

test('the database confirms once, and completed orders only', async () => {
  const { shop, orderId } = await received()
  const confirm = (when: string, id = orderId) => query(`UPDATE orders SET confirmed_at = ${when} WHERE id = $1`, [id])
  await expect(confirm(`completed_at - interval '1 second'`)).rejects.toMatchObject({ constraint: 'orders_confirmed' })
  shop.clock.forward(49 * HOUR)
  await confirmOrders(shop)
  for (const when of ['NULL', `confirmed_at + interval '1 second'`])
    await expect(confirm(when)).rejects.toMatchObject({ code: '23001' })
  const farm = await makeFarm(database.db)
  const paid = await till(database.db).buy(guest(), orderInput(farm.productId))
  await expect(confirm('now()', paid)).rejects.toMatchObject({ code: '23001' })
})

test('after a merge the survivor has both shares, once; nothing new is attributed to the other', async () => {
  const farm = await makeFarm(database.db)
  const [survivor, merged] = farm.householdIds
  const shop = till(database.db)
  const earned = (orderId: string) =>
    query('SELECT household_id AS id, gross_fen AS fen FROM attribution WHERE order_id = $1 ORDER BY gross_fen', [
      orderId,
    ])
  const before = await shop.buy(guest(), orderInput(farm.productId))
  await query('UPDATE household SET merged_into_id = $1, merged_at = now() WHERE id = $2', [survivor, merged])
  const after = await shop.buy(guest(), orderInput(farm.productId))
  expect(await earned(before)).toEqual([
    { id: merged, fen: 2_548n },
    { id: survivor, fen: 4_900n },
  ])
  expect(await earned(after)).toEqual([{ id: survivor, fen: 7_448n }])
  const copied = query(
    `INSERT INTO attribution (id, kind, entry_id, order_id, order_line_id, household_id, agreement_version_id, quantity, gross_fen,
       cost_fen, net_fen, occurred_at)
     SELECT uuidv7(), kind, entry_id, order_id, order_line_id, $2, agreement_version_id, quantity, gross_fen, cost_fen, net_fen, occurred_at
     FROM attribution WHERE order_id = $1`,
    [after, merged],
  )
  await expect(copied).rejects.toMatchObject({ code: '23514' })
  const { findings } = await reconcile(database.db)
  expect(findings.filter(({ breaches }) => breaches > 0)).toEqual([])
})
