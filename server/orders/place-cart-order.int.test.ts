import { describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { type Market, type MarketOptions, makeMarket } from '#test/factories/market.ts'
import { cartInput, chargeFreight, makeCoupon, preorderFor, takeDeposits, wanted } from '#test/factories/offers.ts'
import { delivery, guest, orderOf, stockOf, till } from '#test/factories/sale.ts'
import type { Buyer } from './buyer.ts'
import { cancelOrder } from './cancel-order.ts'
import { type CartOrderInput, placeCartOrder } from './place-cart-order.ts'
import type { WantedLine, Wish } from './price-order.ts'
import { quoteOrder } from './quote-order.ts'

const database = useDatabase()
const shopNow = () => till(database.db)
type Shop = ReturnType<typeof shopNow>

const goods = (options?: MarketOptions): Promise<Market> => makeMarket(database.db, options)
const wish = (lines: WantedLine[], change: Partial<Wish> = {}): Wish => ({
  ...{ lines, province: delivery.province, couponCode: null, payment: 'whole' },
  ...change,
})

/** Places a cart at the total that its buyer sees. */
async function place(shop: Shop, lines: WantedLine[], change: Partial<CartOrderInput> = {}, buyer: Buyer = guest()) {
  const { totalFen } = await quoteOrder(shop, buyer, wish(lines, { ...change, province: delivery.province }))
  return placeCartOrder(shop, buyer, cartInput(lines, { seenTotalFen: totalFen, ...change }))
}
const refused = async (work: Promise<unknown>) =>
  expect(
    await work.then(
      () => 'placed',
      (error) => ({ code: error.code, ...error.detail }),
    ),
  )

const rowsOf = async <Row extends object>(query: string, values: unknown[]) =>
  (await database.db.pool.query<Row>(query, values)).rows

describe('a cart of several producers', () => {
  test('is one order: every line at the server’s price, its discount and its freight; parcels once it is paid', async () => {
    const [near, far] = [await goods(), await goods({ priceFen: 5_000n })]
    await chargeFreight(database.db, far)
    const couponCode = await makeCoupon(database.db, near, { amountFen: 1_000n })
    const [shop, buyer] = [shopNow(), guest()]
    const lines = [wanted(near.productId, { quantity: 2 }), wanted(far.productId)]
    const { orderId, totalFen } = await place(shop, lines, { couponCode }, buyer)
    expect(totalFen).toBe(19_600n + 5_000n + 800n - 1_000n)
    const written =
      'SELECT amount_fen, discount_fen, freight_fen, discount_bearer FROM order_line WHERE order_id = $1 ORDER BY amount_fen'
    expect(await rowsOf(written, [orderId])).toEqual([
      { amount_fen: 5_000n, discount_fen: 204n, freight_fen: 800n, discount_bearer: 'platform' },
      { amount_fen: 19_600n, discount_fen: 796n, freight_fen: 0n, discount_bearer: 'platform' },
    ])
    await shop.open(buyer, orderId)
    await shop.send(await shop.paidEvent(orderId))
    const parcels = await rowsOf('SELECT producer_id, state, ship_by::text FROM parcel WHERE order_id = $1', [orderId])
    expect(parcels).toHaveLength(2)
    expect(parcels).toContainEqual({ producer_id: near.producerId, state: 'waiting', ship_by: '2026-08-30' })
  })

  test('goods that keep travel with fresh ones of their producer, in one parcel on the day that was chosen', async () => {
    const [fresh, keeps] = [await goods(), await goods()]
    await database.db.pool.query('UPDATE product_family SET producer_id = $2, fresh = false WHERE id = $1', [
      ...[keeps.familyId, fresh.producerId],
    ])
    const shop = shopNow()
    const lines = [wanted(fresh.productId, { deliverOn: '2026-09-02' }), wanted(keeps.productId)]
    const { parcels } = await quoteOrder(shop, guest(), wish(lines))
    expect(parcels).toMatchObject([{ deliverOn: '2026-09-02', lineIndexes: [0, 1] }])
    const { orderId } = await place(shop, lines)
    const days = await rowsOf('SELECT deliver_on::text FROM order_line WHERE order_id = $1', [orderId])
    expect(days).toEqual([{ deliver_on: '2026-09-02' }, { deliver_on: '2026-09-02' }])
  })

  test('holds all of it or nothing', async () => {
    const [plenty, few] = [await goods(), await goods({ stock: 1 })]
    const lines = [wanted(plenty.productId), wanted(few.productId, { quantity: 2 })]
    ;(await refused(place(shopNow(), lines))).toEqual({ code: 'OutOfStock', product: few.productId, left: 1 })
    expect(await stockOf(database.db, plenty.productId)).toEqual([100, 0, 0])
  })

  test('the same form four times at once is one order; with other content it is refused', async () => {
    const { productId } = await goods()
    const [shop, buyer] = [shopNow(), guest()]
    const input = cartInput([wanted(productId, { quantity: 2 })], { seenTotalFen: 19_600n })
    const placed = await Promise.all([1, 2, 3, 4].map(() => placeCartOrder(shop, buyer, input)))
    expect(new Set(placed.map(({ orderId }) => orderId)).size).toBe(1)
    expect(await stockOf(database.db, productId)).toEqual([98, 2, 0])
    const other = { ...input, lines: [wanted(productId)], seenTotalFen: 9_800n }
    ;(await refused(placeCartOrder(shop, buyer, other))).toEqual({ code: 'IdempotencyKeyReused' })
  })

  test('a price that moved since it was seen is refused with the new total, and nothing is held', async () => {
    const { productId } = await goods()
    const input = cartInput([wanted(productId)], { seenTotalFen: 9_800n })
    await database.db.pool.query('UPDATE product SET price_fen = 9900 WHERE id = $1', [productId])
    ;(await refused(placeCartOrder(shopNow(), guest(), input))).toEqual({ code: 'TotalChanged', totalFen: '9900' })
    expect(await stockOf(database.db, productId)).toEqual([100, 0, 0])
  })

  test('two hundred buyers of overlapping carts and single goods: never oversold, none waits for ever', async () => {
    const [a, b] = [await goods({ stock: 60 }), await goods({ stock: 60 })]
    const shop = shopNow()
    const single = (productId: string) => wanted(productId)
    const carts = [
      [single(a.productId), single(b.productId)],
      [single(b.productId), single(a.productId)],
      [single(a.productId)],
    ]
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, (_, index) => place(shop, carts[index % 3] as WantedLine[])),
    )
    const codes = results.flatMap((result) => (result.status === 'rejected' ? [result.reason.code] : []))
    expect(new Set(codes)).toEqual(new Set(['OutOfStock']))
    const [freeA, heldA] = await stockOf(database.db, a.productId)
    const [freeB, heldB] = await stockOf(database.db, b.productId)
    expect([freeA, heldA]).toEqual([0, 60])
    expect(freeB + heldB).toBe(60)
  })
})

describe('what cannot be ordered is refused at its product', () => {
  test('withdrawn, more than one order may have, a day that cannot be kept, a place that is not reached', async () => {
    const { productId, producerId } = await goods()
    const change = (set: string) => database.db.pool.query(`UPDATE product SET ${set} WHERE id = $1`, [productId])
    const shop = shopNow()
    const order = (line: Partial<WantedLine> = {}, input: Partial<CartOrderInput> = {}) =>
      refused(placeCartOrder(shop, guest(), cartInput([wanted(productId, line)], { seenTotalFen: 9_800n, ...input })))
    await change('max_per_order = 3')
    ;(await order({ quantity: 4 })).toEqual({ code: 'TooManyUnits', product: productId, max: 3 })
    ;(await order({ deliverOn: '2026-08-29' })).toEqual({ code: 'DeliveryDayUnavailable', product: productId })
    ;(await order({ deliverOn: '2026-09-01' })).toBe('placed')
    await chargeFreight(database.db, { producerId } as Market)
    const urumqi = { ...delivery, province: '新疆维吾尔自治区' }
    ;(await order({}, { delivery: urumqi })).toMatchObject({ code: 'DeliveryUnavailable', product: productId })
    await change('withdrawn_at = now()')
    ;(await order()).toEqual({ code: 'ProductNotForSale', product: productId })
  })
})

describe('freight', () => {
  test.each([
    ['山东省', 1, 800n],
    ['山东省', 2, 1_500n],
    ['山东省', 4, 1_900n],
    ['西藏自治区', 1, 4_000n],
    ['西藏自治区', 5, 8_000n],
    ['新疆维吾尔自治区', 1, null],
    [null, 1, null],
  ])('to %s of %i kg costs %s fen', async (province, quantity, fen) => {
    const market = await goods()
    await chargeFreight(database.db, market)
    const { parcels } = await quoteOrder(
      shopNow(),
      guest(),
      wish([wanted(market.productId, { quantity })], { province }),
    )
    expect(parcels.map(({ freightFen }) => freightFen)).toEqual([fen])
  })

  test('is free from a sum on, and one tap pays the same as a cart', async () => {
    const market = await goods()
    await chargeFreight(database.db, market, { freeAboveFen: 19_600n })
    const shop = shopNow()
    const total = async (quantity: number) =>
      (await quoteOrder(shop, guest(), wish([wanted(market.productId, { quantity })]))).totalFen
    expect([await total(1), await total(2)]).toEqual([10_600n, 19_600n])
    const tap = (quantity: number) => ({
      ...cartInput([]),
      ...wanted(market.productId, { quantity }),
      liveItemId: null,
    })
    expect((await shop.place(guest(), tap(1))).totalFen).toBe(10_600n)
    expect((await shop.place(guest(), tap(2))).totalFen).toBe(19_600n)
    const far = { ...tap(1), delivery: { ...delivery, province: '新疆维吾尔自治区' } }
    ;(await refused(shop.place(guest(), far))).toEqual({ code: 'DeliveryUnavailable' })
  })
})

describe('coupons', () => {
  test('the last uses go to as many as there are, whoever comes at once', async () => {
    const market = await goods()
    const couponCode = await makeCoupon(database.db, market, { usesTotal: 5 })
    const shop = shopNow()
    const results = await Promise.allSettled(
      Array.from({ length: 20 }, () => place(shop, [wanted(market.productId)], { couponCode, seenTotalFen: 8_800n })),
    )
    const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'placed'))
    expect(codes.filter((code) => code === 'placed')).toHaveLength(5)
    expect(new Set(codes)).toEqual(new Set(['placed', 'CouponUsedUp']))
    expect(await stockOf(database.db, market.productId)).toEqual([95, 5, 0])
  })

  test('one buyer uses it as often as one may; an order that is given up gives it back', async () => {
    const market = await goods()
    const couponCode = await makeCoupon(database.db, market, { usesPerBuyer: 1 })
    const [shop, buyer] = [shopNow(), guest()]
    const again = () => place(shop, [wanted(market.productId)], { couponCode, seenTotalFen: 8_800n }, buyer)
    const both = await Promise.allSettled([again(), again()])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    ;(await refused(again())).toEqual({ code: 'CouponUsedUp' })
    const [{ id } = { id: '' }] = await rowsOf<{ id: string }>('SELECT id FROM orders WHERE guest_key_hash = $1', [
      buyer.guestKeyHash,
    ])
    await cancelOrder(shop, buyer, id)
    ;(await refused(again())).toBe('placed')
  })

  test('unknown, over, too small an order, other people’s goods, below the floor: refused with the reason', async () => {
    const [market, other] = [await goods(), await goods()]
    const shop = shopNow()
    const withCode = async (couponCode: string) => refused(place(shop, [wanted(market.productId)], { couponCode }))
    const make = (options: Parameters<typeof makeCoupon>[2], of = market) => makeCoupon(database.db, of, options)
    ;(await withCode('NOSUCH')).toEqual({ code: 'CouponNotFound' })
    ;(await withCode(await make({ validTo: new Date('2026-08-28T08:00:00Z') }))).toEqual({ code: 'CouponNotValid' })
    ;(await withCode(await make({ minGoodsFen: 9_801n }))).toEqual({ code: 'CouponBelowMinimum', minFen: '9801' })
    ;(await withCode(await make({ bearer: 'producer' }, other))).toEqual({ code: 'CouponNotForThese' })
    await database.db.pool.query('UPDATE product SET floor_price_fen = price_fen WHERE id = $1', [market.productId])
    ;(await withCode(await make({ bearer: 'producer' }))).toEqual({ code: 'CouponBelowFloor' })
    ;(await withCode(await make({ bearer: 'district' }))).toBe('placed')
  })

  test('the database refuses a use too many and a discount below the floor, whoever writes it', async () => {
    const market = await goods()
    const code = await makeCoupon(database.db, market, { bearer: 'producer', usesTotal: 1 })
    const { orderId } = await place(shopNow(), [wanted(market.productId)], { couponCode: code })
    const { pool } = database.db
    await expect(pool.query('UPDATE coupon SET used = used + 1 WHERE code = $1', [code])).rejects.toMatchObject({
      constraint: 'coupon_uses',
    })
    await expect(pool.query('DELETE FROM coupon_redemption WHERE order_id = $1', [orderId])).rejects.toMatchObject({
      code: '23001',
    })
    await pool.query('UPDATE product SET floor_price_fen = 9000 WHERE id = $1', [market.productId])
    const cheap = pool.query(
      `INSERT INTO order_line (id, order_id, product_id, quantity, unit_price_fen, amount_fen, discount_fen, discount_bearer)
       VALUES (uuidv7(), $1, $2, 1, 9800, 9800, 900, 'producer')`,
      [orderId, market.productId],
    )
    await expect(cheap).rejects.toMatchObject({ constraint: 'order_line_above_floor' })
    const frozen = pool.query('UPDATE order_line SET discount_fen = discount_fen + 1 WHERE order_id = $1', [orderId])
    await expect(frozen).rejects.toMatchObject({ code: '23001' })
  })
})

describe('deposits', () => {
  test('are offered where every line is a pre-order that takes one, and due when the goods are released', async () => {
    const shop = shopNow()
    const [ahead, now] = [await goods({ preorder: preorderFor(shop.clock.now()) }), await goods()]
    await takeDeposits(database.db, ahead, 2_000)
    const [early, today] = [wanted(ahead.productId, { preorder: true }), wanted(now.productId)]
    expect(await quoteOrder(shop, guest(), wish([early], { payment: 'deposit' }))).toMatchObject({
      ...{ depositFen: 1_960n, dueFen: 1_960n, totalFen: 9_800n },
    })
    ;(await refused(place(shop, [early, today], { payment: 'deposit' }))).toEqual({ code: 'DepositNotOffered' })
    const { orderId } = await place(shop, [early], { payment: 'deposit' })
    const due = 'SELECT deposit_fen, balance_due_at FROM orders WHERE id = $1'
    expect(await rowsOf(due, [orderId])).toEqual([
      { deposit_fen: 1_960n, balance_due_at: new Date('2026-09-26T16:00:00Z') },
    ])
  })

  test('a reserved order can hold no more than its deposit', async () => {
    const shop = shopNow()
    const market = await goods({ preorder: preorderFor(shop.clock.now()) })
    await takeDeposits(database.db, market, 2_000)
    const buyer = guest()
    const { orderId } = await place(shop, [wanted(market.productId, { preorder: true })], { payment: 'deposit' }, buyer)
    await shop.open(buyer, orderId)
    await shop.send(await shop.paidEvent(orderId))
    expect(await orderOf(database.db, orderId)).toEqual({ state: 'reserved', paid: 1_960n, refunded: 0n })
    const more = database.db.pool.query('UPDATE orders SET paid_fen = paid_fen + 1 WHERE id = $1', [orderId])
    await expect(more).rejects.toMatchObject({ constraint: 'orders_reserved' })
  })
})
