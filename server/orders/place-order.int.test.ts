import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeShow } from '#test/factories/live.ts'
import { makeMarket } from '#test/factories/market.ts'
import { delivery, guest, orderInput, orderOf, stockOf, till } from '#test/factories/sale.ts'
import { cancelOrder } from './cancel-order.ts'
import { expireHolds } from './expire-holds.ts'

const database = useDatabase()

const settle = async <T>(work: Promise<T>[]) => {
  const results = await Promise.allSettled(work)
  return {
    done: results.flatMap((r) => (r.status === 'fulfilled' ? [r.value] : [])),
    codes: results.flatMap((r) =>
      r.status === 'rejected' ? [(r.reason as { code?: string }).code ?? String(r.reason)] : [],
    ),
  }
}

describe('placing an order', () => {
  test('holds stock at the server’s price for fifteen minutes', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const placed = await shop.place(guest(), orderInput(market.productId, { quantity: 3 }))
    expect(placed.totalFen).toBe(29_400n)
    expect(placed.holdExpiresAt).toEqual(new Date('2026-08-28T08:15:00Z'))
    expect(await stockOf(database.db, market.productId)).toEqual([97, 3, 0])
  })

  test('300 buyers at once for 10 units: exactly 10 are held, 290 hear that it is sold out', async () => {
    const market = await makeMarket(database.db, { stock: 10 })
    const shop = till(database.db)
    const { done, codes } = await settle(
      Array.from({ length: 300 }, () => shop.place(guest(), orderInput(market.productId))),
    )
    expect(done).toHaveLength(10)
    expect(codes).toEqual(Array(290).fill('OutOfStock'))
    expect(await stockOf(database.db, market.productId)).toEqual([0, 10, 0])
  })

  test('a neighbour that is too large does not sink the others', async () => {
    const market = await makeMarket(database.db, { stock: 5 })
    const shop = till(database.db)
    const quantities = [1, 50, 2, 9, 1, 1]
    const { done, codes } = await settle(
      quantities.map((quantity) => shop.place(guest(), orderInput(market.productId, { quantity }))),
    )
    expect(done).toHaveLength(4)
    expect(codes).toEqual(['OutOfStock', 'OutOfStock'])
    expect(await stockOf(database.db, market.productId)).toEqual([0, 5, 0])
  })

  test('a row that the database refuses fails alone', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const bad = { userId: 'nobody', guestKeyHash: null }
    const { done, codes } = await settle([
      shop.place(guest(), orderInput(market.productId)),
      shop.place(bad, orderInput(market.productId)),
      shop.place(guest(), orderInput(market.productId)),
    ])
    expect(done).toHaveLength(2)
    expect(codes).toEqual(['23503'])
    expect(await stockOf(database.db, market.productId)).toEqual([98, 2, 0])
  })

  test('the same form four times at once is one order; the same id with other content is refused', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const buyer = guest()
    const input = orderInput(market.productId, { quantity: 2 })
    const placed = await Promise.all(Array.from({ length: 4 }, () => shop.place(buyer, input)))
    expect(new Set(placed.map((p) => p.orderId))).toEqual(new Set([input.orderId]))
    expect(await stockOf(database.db, market.productId)).toEqual([98, 2, 0])
    await expect(shop.place(buyer, { ...input, quantity: 3 })).rejects.toMatchObject({ code: 'IdempotencyKeyReused' })
    await expect(shop.place(guest(), input)).rejects.toMatchObject({ code: 'IdempotencyKeyReused' })
  })

  test('the same id from two processes at once is one order', async () => {
    const market = await makeMarket(database.db)
    const shops = [till(database.db), till(database.db), till(database.db)]
    const buyer = guest()
    const input = orderInput(market.productId)
    const placed = await Promise.all(shops.flatMap((shop) => [shop.place(buyer, input), shop.place(buyer, input)]))
    expect(new Set(placed.map((p) => p.orderId)).size).toBe(1)
    expect(await stockOf(database.db, market.productId)).toEqual([99, 1, 0])
  })

  test('what is not for sale is refused with the reason', async () => {
    const soon = { from: new Date('2026-09-01Z'), until: new Date('2026-09-20Z'), releasesOn: new Date('2026-10-01Z') }
    const market = await makeMarket(database.db, { preorder: soon })
    const future = await makeMarket(database.db, { validFrom: new Date('2030-01-01Z') })
    const shop = till(database.db)
    const refused = (change: Parameters<typeof orderInput>) =>
      expect(shop.place(guest(), orderInput(...change))).rejects
    await refused([randomUUID()]).toMatchObject({ code: 'ProductNotForSale' })
    await refused([market.productId, { preorder: true }]).toMatchObject({ code: 'PreorderClosed' })
    await refused([future.productId]).toMatchObject({ code: 'AgreementNotInForce' })
    expect(await stockOf(database.db, market.productId)).toEqual([100, 0, 0])
  })

  test('the CHECK beneath refuses a negative stock, whoever writes it', async () => {
    const market = await makeMarket(database.db, { stock: 1 })
    const oversell = database.db.pool.query('UPDATE stock SET free = free - 2, held = held + 2 WHERE product_id = $1', [
      market.productId,
    ])
    await expect(oversell).rejects.toMatchObject({ constraint: 'stock_free_not_negative' })
  })
})

describe('giving stock back', () => {
  test('holds that run out return their stock once, even when two processes look', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const expire = () => expireHolds(shop, { at: shop.clock.now(), except: [] })
    const { orderId } = await shop.place(guest(), orderInput(market.productId, { quantity: 4 }))
    await expire()
    expect((await orderOf(database.db, orderId)).state).toBe('held')
    shop.clock.forward(15)
    await Promise.all([expire(), expire(), expire()])
    const { rowCount } = await database.db.pool.query('SELECT 1 FROM order_transition WHERE order_id = $1', [orderId])
    expect(rowCount).toBe(1)
    expect((await orderOf(database.db, orderId)).state).toBe('expired')
    expect(await stockOf(database.db, market.productId)).toEqual([100, 0, 0])
  })

  test('cancelling four times at once returns the stock once; a stranger cannot', async () => {
    const market = await makeMarket(database.db)
    const shop = till(database.db)
    const buyer = guest()
    const { orderId } = await shop.place(buyer, orderInput(market.productId, { quantity: 4 }))
    await expect(cancelOrder(shop, guest(), orderId)).rejects.toMatchObject({ code: 'NotFound' })
    await Promise.all(Array.from({ length: 4 }, () => cancelOrder(shop, buyer, orderId)))
    expect(await stockOf(database.db, market.productId)).toEqual([100, 0, 0])
  })
})

test('property: whatever is asked, in whatever order, units are never lost, doubled or oversold', async () => {
  const step = fc.record({
    quantity: fc.integer({ min: 1, max: 6 }),
    fate: fc.constantFrom('pay', 'cancel', 'expire', 'wait'),
  })
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 30 }),
      fc.array(step, { minLength: 1, maxLength: 20 }),
      async (stock, steps) => {
        const market = await makeMarket(database.db, { stock })
        const shop = till(database.db)
        await Promise.allSettled(
          steps.map(async ({ quantity, fate }) => {
            const buyer = guest()
            const { orderId } = await shop.place(buyer, orderInput(market.productId, { quantity }))
            await shop.open(buyer, orderId)
            if (fate === 'pay') await shop.send(await shop.paidEvent(orderId))
            if (fate === 'cancel') await cancelOrder(shop, buyer, orderId)
          }),
        )
        const { rows } = await database.db.pool.query<{ state: string; units: number }>(
          `SELECT o.state, sum(l.quantity)::int AS units FROM orders o JOIN order_line l ON l.order_id = o.id
         WHERE l.product_id = $1 GROUP BY o.state`,
          [market.productId],
        )
        const units = Object.fromEntries(rows.map((row) => [row.state, row.units]))
        const [free, held, sold] = await stockOf(database.db, market.productId)
        expect([free + held + sold, held, sold]).toEqual([stock, units.held ?? 0, units.paid ?? 0])
      },
    ),
    { numRuns: 15 },
  )
})

describe('what one buyer may have of a live item', () => {
  const limited = async (perBuyer: number) => {
    const market = await makeMarket(database.db)
    const { itemId } = await makeShow(database.db, market)
    await database.db.pool.query('UPDATE live_item SET per_buyer = $2 WHERE id = $1', [itemId, perBuyer])
    let phones = 0
    const order = (quantity: number, phone = `+86199010${String(++phones).padStart(5, '0')}`) =>
      orderInput(market.productId, { liveItemId: itemId, quantity, delivery: { ...delivery, phone } })
    return { shop: till(database.db), order, itemId, market }
  }

  test('is counted over their orders, held ones too, and comes back with a cancelled one', async () => {
    const { shop, order } = await limited(3)
    const buyer = guest()
    const first = await shop.place(buyer, order(2))
    await expect(shop.place(buyer, order(2))).rejects.toMatchObject({
      code: 'BuyerLimitReached',
      detail: { max: 3, left: 1 },
    })
    await shop.place(buyer, order(1))
    await shop.place(guest(), order(3))
    await cancelOrder(shop, buyer, first.orderId)
    await shop.place(buyer, order(2))
  })

  test('is the same for another cookie with the same phone', async () => {
    const { shop, order } = await limited(2)
    await shop.place(guest(), order(2, '+8619901099999'))
    await expect(shop.place(guest(), order(1, '+8619901099999'))).rejects.toMatchObject({ code: 'BuyerLimitReached' })
  })

  test('holds when one buyer taps forty times at once among others, through two processes', async () => {
    const { shop, order, itemId } = await limited(2)
    const other = till(database.db)
    const buyer = guest()
    const greedy = Array.from({ length: 40 }, (_, i) => (i % 2 ? shop : other).place(buyer, order(1)))
    const fair = Array.from({ length: 10 }, (_, i) => (i % 2 ? shop : other).place(guest(), order(1)))
    const [taken, served] = await Promise.all([settle(greedy), settle(fair)])
    expect(taken.done).toHaveLength(2)
    expect(taken.codes).toEqual(Array(38).fill('BuyerLimitReached'))
    expect(served.done).toHaveLength(10)
    const { rows } = await database.db.pool.query('SELECT taken FROM live_item WHERE id = $1', [itemId])
    expect(rows).toEqual([{ taken: 12 }])
  })

  test('is kept by the database where the statement is passed by', async () => {
    const { shop, order, itemId, market } = await limited(2)
    const buyer = guest()
    const { orderId } = await shop.place(buyer, order(2))
    const more = database.db.pool.query(
      `INSERT INTO order_line (id, order_id, product_id, live_item_id, quantity, unit_price_fen, amount_fen)
       VALUES (uuidv7(), $1, $2, $3, 1, 9800, 9800)`,
      [orderId, market.productId, itemId],
    )
    await expect(more).rejects.toMatchObject({ constraint: 'live_item_per_buyer_kept' })
  })
})
