import { describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { type Market, type MarketOptions, makeMarket } from '#test/factories/market.ts'
import {
  cartInput,
  chargeFreight,
  makeCoupon,
  placeCart,
  preorderFor,
  takeDeposits,
  wanted,
  wishFor,
} from '#test/factories/offers.ts'
import { outcomeOf } from '#test/factories/refused.ts'
import { delivery, guest, orderOf, stockOf, till } from '#test/factories/sale.ts'
import { type CartOrderInput, placeCartOrder } from './place-cart-order.ts'
import type { WantedLine } from './price-order.ts'
import { quoteOrder } from './quote-order.ts'

const database = useDatabase()
const { query } = database
const shopNow = () => till(database.db)
const goods = (options?: MarketOptions): Promise<Market> => makeMarket(database.db, options)

describe('a cart of several producers', () => {
  test('is one order: every line at the server’s price, its discount and its freight; parcels once it is paid', async () => {
    const [near, far] = [await goods(), await goods({ priceFen: 5_000n })]
    await chargeFreight(database.db, far)
    const couponCode = await makeCoupon(database.db, near, { amountFen: 1_000n })
    const [shop, buyer] = [shopNow(), guest()]
    const lines = [wanted(near.productId, { quantity: 2 }), wanted(far.productId)]
    const { orderId, totalFen } = await placeCart(shop, buyer, lines, { couponCode })
    expect(totalFen).toBe(19_600n + 5_000n + 800n - 1_000n)
    const written =
      'SELECT amount_fen, discount_fen, freight_fen, discount_bearer FROM order_line WHERE order_id = $1 ORDER BY amount_fen'
    expect(await query(written, [orderId])).toEqual([
      { amount_fen: 5_000n, discount_fen: 204n, freight_fen: 800n, discount_bearer: 'platform' },
      { amount_fen: 19_600n, discount_fen: 796n, freight_fen: 0n, discount_bearer: 'platform' },
    ])
    await shop.open(buyer, orderId)
    await shop.send(await shop.paidEvent(orderId))
    const parcels = await query('SELECT producer_id, state, ship_by::text FROM parcel WHERE order_id = $1', [orderId])
    expect(parcels).toHaveLength(2)
    expect(parcels).toContainEqual({ producer_id: near.producerId, state: 'waiting', ship_by: '2026-08-30' })
  })

  test('goods that keep travel with fresh ones of their producer, in one parcel on the day that was chosen', async () => {
    const [fresh, keeps] = [await goods(), await goods()]
    await query('UPDATE product_family SET producer_id = $2, fresh = false WHERE id = $1', [
      ...[keeps.familyId, fresh.producerId],
    ])
    const shop = shopNow()
    const lines = [wanted(fresh.productId, { deliverOn: '2026-09-02' }), wanted(keeps.productId)]
    const { parcels } = await quoteOrder(shop, guest(), wishFor(lines))
    expect(parcels).toMatchObject([{ deliverOn: '2026-09-02', lineIndexes: [0, 1] }])
    const { orderId } = await placeCart(shop, guest(), lines)
    const days = await query('SELECT deliver_on::text FROM order_line WHERE order_id = $1', [orderId])
    expect(days).toEqual([{ deliver_on: '2026-09-02' }, { deliver_on: '2026-09-02' }])
  })

  test('holds all of it or nothing', async () => {
    const [plenty, few] = [await goods(), await goods({ stock: 1 })]
    const lines = [wanted(plenty.productId), wanted(few.productId, { quantity: 2 })]
    expect(await outcomeOf(placeCart(shopNow(), guest(), lines))).toEqual({
      code: 'OutOfStock',
      product: few.productId,
      left: 1,
    })
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
    expect(await outcomeOf(placeCartOrder(shop, buyer, other))).toEqual({ code: 'IdempotencyKeyReused' })
  })

  test('a price that moved since it was seen is refused with the new total, and nothing is held', async () => {
    const { productId } = await goods()
    const input = cartInput([wanted(productId)], { seenTotalFen: 9_800n })
    await query('UPDATE product SET price_fen = 9900 WHERE id = $1', [productId])
    expect(await outcomeOf(placeCartOrder(shopNow(), guest(), input))).toEqual({
      code: 'TotalChanged',
      totalFen: '9900',
    })
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
      Array.from({ length: 200 }, (_, index) => placeCart(shop, guest(), carts[index % 3] as WantedLine[])),
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
    const change = (set: string) => query(`UPDATE product SET ${set} WHERE id = $1`, [productId])
    const shop = shopNow()
    const order = (line: Partial<WantedLine> = {}, input: Partial<CartOrderInput> = {}) =>
      outcomeOf(placeCartOrder(shop, guest(), cartInput([wanted(productId, line)], { seenTotalFen: 9_800n, ...input })))
    await change('max_per_order = 3')
    expect(await order({ quantity: 4 })).toEqual({ code: 'TooManyUnits', product: productId, max: 3 })
    expect(await order({ deliverOn: '2026-08-29' })).toEqual({ code: 'DeliveryDayUnavailable', product: productId })
    expect(await order({ deliverOn: '2026-09-01' })).toBe('done')
    await chargeFreight(database.db, { producerId } as Market)
    const urumqi = { ...delivery, province: '新疆维吾尔自治区' }
    expect(await order({}, { delivery: urumqi })).toMatchObject({ code: 'DeliveryUnavailable', product: productId })
    await change('withdrawn_at = now()')
    expect(await order()).toEqual({ code: 'ProductNotForSale', product: productId })
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
      wishFor([wanted(market.productId, { quantity })], { province }),
    )
    expect(parcels.map(({ freightFen }) => freightFen)).toEqual([fen])
  })

  test('is free from a sum on, and one tap pays the same as a cart', async () => {
    const market = await goods()
    await chargeFreight(database.db, market, { freeAboveFen: 19_600n })
    const shop = shopNow()
    const total = async (quantity: number) =>
      (await quoteOrder(shop, guest(), wishFor([wanted(market.productId, { quantity })]))).totalFen
    expect([await total(1), await total(2)]).toEqual([10_600n, 19_600n])
    const tap = (quantity: number) => ({
      ...cartInput([]),
      ...wanted(market.productId, { quantity }),
      liveItemId: null,
    })
    expect((await shop.place(guest(), tap(1))).totalFen).toBe(10_600n)
    expect((await shop.place(guest(), tap(2))).totalFen).toBe(19_600n)
    const far = { ...tap(1), delivery: { ...delivery, province: '新疆维吾尔自治区' } }
    expect(await outcomeOf(shop.place(guest(), far))).toEqual({ code: 'DeliveryUnavailable' })
  })
})

describe('deposits', () => {
  test('are offered where every line is a pre-order that takes one, and due when the goods are released', async () => {
    const shop = shopNow()
    const [ahead, now] = [await goods({ preorder: preorderFor(shop.clock.now()) }), await goods()]
    await takeDeposits(database.db, ahead, 2_000)
    const [early, today] = [wanted(ahead.productId, { preorder: true }), wanted(now.productId)]
    expect(await quoteOrder(shop, guest(), wishFor([early], { payment: 'deposit' }))).toMatchObject({
      ...{ depositFen: 1_960n, dueFen: 1_960n, totalFen: 9_800n },
    })
    expect(await outcomeOf(placeCart(shop, guest(), [early, today], { payment: 'deposit' }))).toEqual({
      code: 'DepositNotOffered',
    })
    const { orderId } = await placeCart(shop, guest(), [early], { payment: 'deposit' })
    const due = 'SELECT deposit_fen, balance_due_at FROM orders WHERE id = $1'
    expect(await query(due, [orderId])).toEqual([
      { deposit_fen: 1_960n, balance_due_at: new Date('2026-09-26T16:00:00Z') },
    ])
  })

  test('a reserved order can hold no more than its deposit', async () => {
    const shop = shopNow()
    const market = await goods({ preorder: preorderFor(shop.clock.now()) })
    await takeDeposits(database.db, market, 2_000)
    const buyer = guest()
    const { orderId } = await placeCart(shop, buyer, [wanted(market.productId, { preorder: true })], {
      payment: 'deposit',
    })
    await shop.open(buyer, orderId)
    await shop.send(await shop.paidEvent(orderId))
    expect(await orderOf(database.db, orderId)).toEqual({ state: 'reserved', paid: 1_960n, refunded: 0n })
    const more = query('UPDATE orders SET paid_fen = paid_fen + 1 WHERE id = $1', [orderId])
    await expect(more).rejects.toMatchObject({ constraint: 'orders_reserved' })
  })
})
