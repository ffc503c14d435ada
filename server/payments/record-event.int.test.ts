import { describe, expect, test } from 'vitest'
import { cancelOrder } from '#server/orders/cancel-order.ts'
import { useDatabase } from '#test/database.ts'
import { attributionsOf, owedTo, refundEvent, refundsOf } from '#test/factories/books.ts'
import { makeMarket } from '#test/factories/market.ts'
import { balances, guest, orderInput, orderOf, stockOf, till } from '#test/factories/sale.ts'
import { endHolds } from './end-holds.ts'
import { executeRefund } from './execute-refund.ts'

const database = useDatabase()

describe('a payment in time', () => {
  test('marks the order paid, freezes the agreement and divides every fen', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const orderId = await shop.buy(guest(), orderInput(market.productId))
    expect(await orderOf(database.db, orderId)).toEqual({ state: 'paid', paid: 9800n, refunded: 0n })
    expect(await stockOf(database.db, market.productId)).toEqual([99, 0, 1])
    expect(await owedTo(database.db, market)).toEqual([4900n, 0n, 2548n, 882n])
    const [a, b] = market.householdIds
    expect(await attributionsOf(database.db, orderId)).toEqual([
      { household_id: a, kind: 'sale', gross: 4900n, cost: 5100n, net: -200n },
      { household_id: b, kind: 'sale', gross: 2548n, cost: 0n, net: 2548n },
    ])
  })

  test('fifty copies of the event, at once, are one payment, one entry, one attribution a household', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const buyer = guest()
    const { orderId } = await shop.place(buyer, orderInput(market.productId))
    await shop.open(buyer, orderId)
    const event = await shop.paidEvent(orderId)
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => shop.send(event)))
    expect(outcomes.filter((outcome) => outcome === 'paid')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(49)
    expect(await shop.send({ ...event, id: 'evt_other_id_same_payment' })).toBe('already_recorded')
    expect(await orderOf(database.db, orderId)).toEqual({ state: 'paid', paid: 9800n, refunded: 0n })
    expect(await attributionsOf(database.db, orderId)).toHaveLength(2)
    expect(await owedTo(database.db, market)).toEqual([4900n, 0n, 2548n, 882n])
  })

  test('two checkouts of one order both paid: the second is paid back, the order stays', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const orderId = await shop.buy(guest(), orderInput(market.productId))
    expect(await shop.send(await shop.paidEvent(orderId))).toBe('surplus')
    expect(await orderOf(database.db, orderId)).toEqual({ state: 'paid', paid: 19_600n, refunded: 9800n })
    const [refund] = await refundsOf(database.db, orderId)
    expect(refund).toMatchObject({ state: 'requested', amount_fen: 9800n, reason: 'surplus' })
    await shop.send(await refundEvent(database.db, refund?.id ?? ''))
    expect((await orderOf(database.db, orderId)).state).toBe('paid')
    expect(await owedTo(database.db, market)).toEqual([4900n, 0n, 2548n, 882n])
  })

  test('two payments that arrive together do not wait for each other', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    for (let pair = 0; pair < 10; pair++) {
      const buyer = guest()
      const { orderId } = await shop.place(buyer, orderInput(market.productId))
      await shop.open(buyer, orderId)
      const events = [await shop.paidEvent(orderId), await shop.paidEvent(orderId)]
      const outcomes = await Promise.all(events.map((event) => shop.send(event)))
      expect(outcomes.sort()).toEqual(['paid', 'surplus'])
    }
  })

  test('four taps on pay open one checkout', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const buyer = guest()
    const { orderId } = await shop.place(buyer, orderInput(market.productId))
    const urls = await Promise.all(Array.from({ length: 4 }, () => shop.open(buyer, orderId)))
    expect(new Set(urls).size).toBe(1)
    await expect(shop.open(guest(), orderId)).rejects.toMatchObject({ code: 'NotFound' })
  })

  test('a wrong amount or currency is kept apart, and the order is not paid by it', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const buyer = guest()
    const { orderId } = await shop.place(buyer, orderInput(market.productId))
    await shop.open(buyer, orderId)
    expect(await shop.send(await shop.paidEvent(orderId, { amountFen: 1n }))).toBe('unmatched')
    expect(await shop.send(await shop.paidEvent(orderId, { currency: 'USD' }))).toBe('unmatched')
    expect(await orderOf(database.db, orderId)).toEqual({ state: 'held', paid: 0n, refunded: 0n })
    const { 'suspense:unmatched': fen, 'suspense:unmatched:USD': cents } = await balances(database.db)
    expect([fen, cents]).toEqual([-1n, -9800n])
  })

  test('an error in the middle undoes everything, and the event can come again', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const buyer = guest()
    const { orderId } = await shop.place(buyer, orderInput(market.productId))
    await shop.open(buyer, orderId)
    const event = await shop.paidEvent(orderId)
    await database.db.pool.query(
      `ALTER TABLE attribution ADD CONSTRAINT nothing_for_now CHECK (quantity = 0) NOT VALID`,
    )
    await expect(shop.send(event)).rejects.toMatchObject({ constraint: 'nothing_for_now' })
    expect(await orderOf(database.db, orderId)).toEqual({ state: 'held', paid: 0n, refunded: 0n })
    await database.db.pool.query('ALTER TABLE attribution DROP CONSTRAINT nothing_for_now')
    expect(await shop.send(event)).toBe('paid')
  })
})

describe('a payment that comes late', () => {
  async function expiredOrder(stock: number) {
    const market = await makeMarket(database.db, { stock })
    const shop = till(database.db)
    const buyer = guest()
    const { orderId } = await shop.place(buyer, orderInput(market.productId, { quantity: 2 }))
    await shop.open(buyer, orderId)
    shop.clock.forward(20)
    await endHolds(shop)
    return { market, shop, buyer, orderId }
  }

  test('takes the goods again while they are there', async () => {
    const { market, shop, orderId } = await expiredOrder(2)
    expect(await shop.send(await shop.paidEvent(orderId))).toBe('paid')
    expect(await stockOf(database.db, market.productId)).toEqual([0, 0, 2])
  })

  test('is paid back by itself when they are gone', async () => {
    const { market, shop, orderId } = await expiredOrder(2)
    await shop.buy(guest(), orderInput(market.productId))
    expect(await shop.send(await shop.paidEvent(orderId))).toBe('too_late')
    expect(await orderOf(database.db, orderId)).toEqual({ state: 'refunding', paid: 19_600n, refunded: 19_600n })
    const [refund] = await refundsOf(database.db, orderId)
    await executeRefund(shop, refund?.id ?? '')
    await executeRefund(shop, refund?.id ?? '')
    expect(new Set(shop.host.refunds.map((r) => r.refundId))).toEqual(new Set([refund?.id]))
    expect(await shop.send(await refundEvent(database.db, refund?.id ?? ''))).toBe('refunded')
    expect(await shop.send(await refundEvent(database.db, refund?.id ?? ''))).toBe('already_recorded')
    expect((await orderOf(database.db, orderId)).state).toBe('refunded')
    expect(await attributionsOf(database.db, orderId)).toHaveLength(0)
    expect(await stockOf(database.db, market.productId)).toEqual([1, 0, 1])
  })

  test('after the buyer cancelled counts the same', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const buyer = guest()
    const { orderId } = await shop.place(buyer, orderInput(market.productId))
    await shop.open(buyer, orderId)
    const event = await shop.paidEvent(orderId)
    await cancelOrder(shop, buyer, orderId)
    expect(await shop.send(event)).toBe('paid')
    expect(await stockOf(database.db, market.productId)).toEqual([99, 0, 1])
  })
})
