import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Db } from '#server/db/db.ts'
import { placeCartOrder } from '#server/orders/place-cart-order.ts'
import { useDatabase } from '#test/database.ts'
import { makeBatch } from '#test/factories/batch.ts'
import { makeMarket, makePerson } from '#test/factories/market.ts'
import { delivery, guest, orderInput, orderOf, stockOf, till } from '#test/factories/sale.ts'
import { districtViewer } from '#test/factories/viewer.ts'
import { endShortfall } from './end-shortfall.ts'
import { forecastBatch } from './forecast-batch.ts'

const database = useDatabase()

async function farm(birds = 20) {
  const market = await makeMarket(database.db, { stock: birds })
  const batchId = await makeBatch(database.db, market, { intake: birds })
  const staff = districtViewer(market.districtCode, await makePerson(database.db, 'coordinator'))
  const shop = till(database.db)
  const buy = async (quantity: number) => {
    shop.clock.forward(1)
    return shop.buy(guest(), orderInput(market.productId, { quantity, preorder: true }))
  }
  const survive = (bps: number) =>
    forecastBatch(shop, staff, {
      id: randomUUID(),
      batchId,
      survivalBps: bps,
      safetyBps: 10_000,
      reasonZh: '连下大雨',
      reasonEn: '',
    })
  return { market, batchId, shop, buy, survive }
}

const left = async (orderId: string) => {
  const { rows } = await database.db.pool.query<{ units: number }>(
    `SELECT CASE WHEN o.state IN ('refunding', 'refunded') THEN 0 ELSE l.quantity - l.restocked END AS units
     FROM orders o JOIN order_line l ON l.order_id = o.id WHERE o.id = $1`,
    [orderId],
  )
  return rows[0]?.units ?? -1
}
const leftOf = (orders: string[]) => Promise.all(orders.map(left))
const told = async (orderId: string) =>
  (
    await database.db.pool.query(`SELECT facts FROM notice WHERE order_id = $1 AND kind = 'shortfall_refunded'`, [
      orderId,
    ])
  ).rows

test('free goods go first: nobody who has ordered loses anything', async () => {
  const { market, batchId, shop, buy, survive } = await farm()
  const orderId = await buy(8)
  await survive(5_000)
  expect(await endShortfall(shop, batchId)).toBe('fits')
  expect(await stockOf(database.db, market.productId)).toEqual([2, 0, 8])
  expect(await left(orderId)).toBe(8)
})

test('then the last orders first, no unit more than needed, each buyer told once', async () => {
  const { market, batchId, shop, buy, survive } = await farm()
  const orders = [await buy(6), await buy(5), await buy(4)]
  await survive(5_000)
  expect(await endShortfall(shop, batchId)).toBe('fits')
  expect(await endShortfall(shop, batchId)).toBe('fits')
  expect(await leftOf(orders)).toEqual([6, 4, 0])
  expect(await stockOf(database.db, market.productId)).toEqual([0, 0, 10])
  const [first, second, third] = orders as [string, string, string]
  expect(await orderOf(database.db, second)).toMatchObject({ state: 'paid', refunded: 9_800n })
  expect(await orderOf(database.db, third)).toMatchObject({ state: 'refunding', refunded: 39_200n })
  expect(await told(first)).toEqual([])
  expect(await told(second)).toMatchObject([{ facts: { amountFen: '9800' } }])
  expect(await told(third)).toHaveLength(1)
})

test('who holds goods unpaid is waited for; paying then, they are the last', async () => {
  const { market, batchId, shop, buy, survive } = await farm()
  const early = await buy(10)
  const buyer = guest()
  shop.clock.forward(1)
  const held = await shop.place(buyer, orderInput(market.productId, { quantity: 4, preorder: true }))
  await shop.open(buyer, held.orderId)
  await survive(5_000)
  expect(await endShortfall(shop, batchId)).toBe('waits')
  expect(await left(early)).toBe(10)
  await shop.send(await shop.paidEvent(held.orderId))
  expect(await endShortfall(shop, batchId)).toBe('fits')
  expect(await leftOf([early, held.orderId])).toEqual([10, 0])
})

test('goods that are packed are there; what is left of the shortfall is said, not forced', async () => {
  const { batchId, shop, buy, survive } = await farm()
  const packed = await buy(12)
  await database.db.pool.query(`UPDATE parcel SET state = 'packed', packed_at = now() WHERE order_id = $1`, [packed])
  const later = await buy(3)
  await survive(5_000)
  expect(await endShortfall(shop, batchId)).toBe('stuck')
  expect(await leftOf([packed, later])).toEqual([12, 0])
})

test('a reserved order gets its deposit back whole; its balance cannot be paid any more', async () => {
  const { market, batchId, shop, buy, survive } = await farm()
  await shop.db.pool.query('UPDATE product SET deposit_bps = 3000 WHERE id = $1', [market.productId])
  const early = await buy(10)
  const orderId = randomUUID()
  const buyer = guest()
  shop.clock.forward(1)
  await placeCartOrder(shop, buyer, {
    ...{
      orderId,
      delivery,
      couponCode: null,
      note: null,
      email: null,
      invoice: null,
      locale: 'zh',
      payment: 'deposit',
    },
    lines: [{ productId: market.productId, quantity: 4, preorder: true, deliverOn: null }],
    seenTotalFen: 39_200n,
  })
  await shop.open(buyer, orderId)
  await shop.send(await shop.paidEvent(orderId))
  expect(await orderOf(database.db, orderId)).toEqual({ state: 'reserved', paid: 11_760n, refunded: 0n })
  await survive(6_500)
  expect(await endShortfall(shop, batchId)).toBe('fits')
  expect(await orderOf(database.db, orderId)).toEqual({ state: 'refunding', paid: 11_760n, refunded: 11_760n })
  expect(await told(orderId)).toMatchObject([{ facts: { amountFen: '11760' } }])
  expect(await left(early)).toBe(10)
  // The order went back whole; the birds that still fit are free for somebody else.
  expect(await stockOf(database.db, market.productId)).toEqual([3, 0, 10])
})

/** A database that loses its connection at the end of some transactions, before or after they commit. */
function unreliable(db: Db, faults: ('before' | 'after' | 'none')[]): Db {
  let at = 0
  return {
    ...db,
    tx: async (work) => {
      const fault = faults[at++] ?? 'none'
      const result = await db.tx(async (sql) => {
        const done = await work(sql)
        if (fault === 'before') throw new Error('killed')
        return done
      })
      if (fault === 'after') throw new Error('killed')
      return result
    },
  }
}

test('whatever is ordered, killed between and bought meanwhile: the last go first, until it fits', async () => {
  const scenario = fc.record({
    quantities: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 5 }),
    survivalBps: fc.integer({ min: 0, max: 9_000 }),
    faults: fc.array(fc.constantFrom('before' as const, 'after' as const, 'none' as const), { maxLength: 6 }),
    buysMeanwhile: fc.boolean(),
  })
  await fc.assert(
    fc.asyncProperty(scenario, async ({ quantities, survivalBps, faults, buysMeanwhile }) => {
      const { market, batchId, shop, buy, survive } = await farm(25)
      const orders: string[] = []
      for (const quantity of quantities) orders.push(await buy(quantity))
      await survive(survivalBps)
      const killed = { ...shop, db: unreliable(shop.db, faults) }
      const bought = buysMeanwhile ? buy(1).catch(() => null) : null
      for (let tries = 0; tries <= faults.length; tries++)
        await Promise.all([endShortfall(killed, batchId), endShortfall(killed, batchId)]).catch(() => undefined)
      const late = await bought
      if (late) orders.push(late)
      await endShortfall(shop, batchId)
      await check(market.productId, survivalBps, orders, late ? [...quantities, 1] : quantities)
    }),
    { numRuns: 12 },
  )
}, 60_000)

async function check(productId: string, survivalBps: number, orders: string[], quantities: number[]): Promise<void> {
  const cap = Math.floor((25 * survivalBps) / 10_000)
  const kept = await leftOf(orders)
  const [free, held, sold] = await stockOf(database.db, productId)
  expect(free + held + sold).toBeLessThanOrEqual(cap)
  expect(sold).toBe(kept.reduce((sum, units) => sum + units, 0))
  let room = cap
  for (const [index, quantity] of quantities.entries()) {
    expect(kept[index]).toBe(Math.min(quantity, room))
    room -= Math.min(quantity, room)
  }
  const { rows } = await database.db.pool.query<{ wrong: number }>(
    `SELECT count(*)::int AS wrong FROM (
       SELECT o.id FROM orders o JOIN order_line l ON l.order_id = o.id WHERE o.id = ANY ($1)
       GROUP BY o.id HAVING o.refunded_fen <> (SELECT coalesce(sum(amount_fen), 0) FROM refund r WHERE r.order_id = o.id)
         OR o.paid_fen - o.refunded_fen <> sum((l.quantity - l.restocked) * l.unit_price_fen) * (o.state NOT IN ('refunding', 'refunded'))::int) x`,
    [orders],
  )
  expect(rows[0]?.wrong).toBe(0)
}
