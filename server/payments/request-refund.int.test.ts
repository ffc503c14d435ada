import { describe, expect, test } from 'vitest'
import { confirmReceipt } from '#server/orders/confirm-receipt.ts'
import { placeCartOrder } from '#server/orders/place-cart-order.ts'
import { shipOrder } from '#server/orders/ship-order.ts'
import { reconcile } from '#server/reconcile/reconcile.ts'
import { useDatabase } from '#test/database.ts'
import { attributionsOf, owedTo, refundEvent, refundsOf } from '#test/factories/books.ts'
import { confirmLater } from '#test/factories/confirm-later.ts'
import { type Market, makeMarket, makePerson } from '#test/factories/market.ts'
import { cartInput, wanted } from '#test/factories/offers.ts'
import { guest, orderInput, orderOf, stockOf, till } from '#test/factories/sale.ts'
import { refundOwn } from './refund-own.ts'
import { requestRefund } from './request-refund.ts'

const database = useDatabase()

async function ship(market: Market, shop: ReturnType<typeof till>, orderId: string): Promise<void> {
  const userId = await makePerson(database.db, 'farmer')
  await database.db.pool.query(`INSERT INTO producer_member (producer_id, user_id, role) VALUES ($1, $2, 'host')`, [
    market.producerId,
    userId,
  ])
  await shipOrder(shop, userId, { orderId, trackingNo: 'SF123' })
}

describe('a refund', () => {
  test('before shipping goes back line by line, and the goods are free again', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const orderId = await shop.buy(guest(), orderInput(market.productId, { quantity: 3 }))
    const ask = () => requestRefund(shop, { orderId, reason: 'changed my mind', actor: 'guest' })
    await Promise.all([ask(), ask(), ask(), ask()])
    expect(await refundsOf(database.db, orderId)).toHaveLength(1)
    expect(await owedTo(database.db, market)).toEqual([0n, 0n, 0n, 0n])
    expect(await stockOf(database.db, market.productId)).toEqual([100, 0, 0])
    const rows = await attributionsOf(database.db, orderId)
    expect(rows.map((row) => row.kind)).toEqual(['sale', 'sale', 'reversal', 'reversal'])
    expect(rows.reduce((sum, row) => sum + row.net, 0n)).toBe(0n)
    await shop.send(await refundEvent(database.db, (await refundsOf(database.db, orderId))[0]?.id ?? ''))
    expect(await orderOf(database.db, orderId)).toEqual({ state: 'refunded', paid: 29_400n, refunded: 29_400n })
  })

  test('after confirmation takes back confirmed income; the goods stay sold', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const buyer = guest()
    const orderId = await shop.buy(buyer, orderInput(market.productId))
    await expect(confirmReceipt(shop, buyer, orderId)).rejects.toMatchObject({ code: 'OrderStateConflict' })
    await ship(market, shop, orderId)
    await Promise.all(Array.from({ length: 4 }, () => confirmReceipt(shop, buyer, orderId)))
    expect(await owedTo(database.db, market)).toEqual([4900n, 0n, 2548n, 882n])
    await confirmLater(shop)
    expect(await owedTo(database.db, market)).toEqual([0n, 4900n, 0n, 882n])
    await requestRefund(shop, { orderId, reason: 'spoiled', actor: 'user:x' })
    expect(await owedTo(database.db, market)).toEqual([0n, 0n, 0n, 0n])
    expect(await stockOf(database.db, market.productId)).toEqual([99, 0, 1])
  })

  test('of an order that was never paid is refused', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const { orderId } = await shop.place(guest(), orderInput(market.productId))
    const refused = requestRefund(shop, { orderId, reason: 'x', actor: 'guest' })
    await expect(refused).rejects.toMatchObject({ code: 'OrderStateConflict' })
  })

  test('cannot exceed its payment, whoever writes it', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const orderId = await shop.buy(guest(), orderInput(market.productId))
    const insert = database.db.pool.query(
      `INSERT INTO refund (id, payment_id, order_id, amount_fen, reason, state, requested_by, requested_at)
       SELECT gen_random_uuid(), p.id, p.order_id, p.amount_fen + 1, 'x', 'requested', 'x', now() FROM payment p WHERE p.order_id = $1`,
      [orderId],
    )
    await expect(insert).rejects.toMatchObject({ code: '23514' })
  })
})

test('of two parcels one is on its way: only what is still at the farm goes back on the shelf', async () => {
  const { db } = database
  const [sent, waiting] = [await makeMarket(db), await makeMarket(db)]
  const [shop, buyer] = [till(db), guest()]
  const lines = [wanted(sent.productId), wanted(waiting.productId, { quantity: 2 })]
  const { orderId } = await placeCartOrder(shop, buyer, cartInput(lines, { seenTotalFen: 29_400n }))
  await shop.open(buyer, orderId)
  await shop.send(await shop.paidEvent(orderId))
  const member = await makePerson(db, 'farmer')
  await db.pool.query(`INSERT INTO producer_member (producer_id, user_id, role) VALUES ($1, $2, 'host')`, [
    ...[sent.producerId, member],
  ])
  await shipOrder(shop, member, { orderId, trackingNo: 'SF100200' })
  await expect(refundOwn(shop, buyer, orderId)).rejects.toMatchObject({ code: 'OrderStateConflict' })
  await requestRefund(shop, { orderId, reason: '买家要求', actor: 'user:staff' })
  expect(await stockOf(db, sent.productId)).toEqual([99, 0, 1])
  expect(await stockOf(db, waiting.productId)).toEqual([100, 0, 0])
  const { rows } = await db.pool.query<{ state: string }>(
    'SELECT state FROM parcel WHERE order_id = $1 ORDER BY state',
    [orderId],
  )
  expect(rows.map(({ state }) => state)).toEqual(['shipped', 'cancelled'])
  const { findings } = await reconcile(db)
  expect(findings.filter(({ breaches }) => breaches > 0)).toEqual([])
})
