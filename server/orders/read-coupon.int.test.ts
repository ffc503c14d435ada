import { expect, test } from 'vitest'
import { useDatabase } from '#test/database.ts'
import { makeMarket } from '#test/factories/market.ts'
import { makeCoupon, placeCart, wanted } from '#test/factories/offers.ts'
import { outcomeOf } from '#test/factories/refused.ts'
import { guest, stockOf, till } from '#test/factories/sale.ts'
import { cancelOrder } from './cancel-order.ts'

const database = useDatabase()
const { query } = database

test('the last uses go to as many as there are, whoever comes at once', async () => {
  const market = await makeMarket(database.db)
  const couponCode = await makeCoupon(database.db, market, { usesTotal: 5 })
  const shop = till(database.db)
  const results = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      placeCart(shop, guest(), [wanted(market.productId)], { couponCode, seenTotalFen: 8_800n }),
    ),
  )
  const codes = results.map((result) => (result.status === 'rejected' ? result.reason.code : 'placed'))
  expect(codes.filter((code) => code === 'placed')).toHaveLength(5)
  expect(new Set(codes)).toEqual(new Set(['placed', 'CouponUsedUp']))
  expect(await stockOf(database.db, market.productId)).toEqual([95, 5, 0])
})

test('one buyer uses it as often as one may; an order that is given up gives it back', async () => {
  const market = await makeMarket(database.db)
  const couponCode = await makeCoupon(database.db, market, { usesPerBuyer: 1 })
  const [shop, buyer] = [till(database.db), guest()]
  const again = () => placeCart(shop, buyer, [wanted(market.productId)], { couponCode, seenTotalFen: 8_800n })
  const both = await Promise.allSettled([again(), again()])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await outcomeOf(again())).toEqual({ code: 'CouponUsedUp' })
  const [{ id } = { id: '' }] = await query<{ id: string }>('SELECT id FROM orders WHERE guest_key_hash = $1', [
    buyer.guestKeyHash,
  ])
  await cancelOrder(shop, buyer, id)
  expect(await outcomeOf(again())).toBe('done')
})

test('unknown, over, too small an order, other people’s goods, below the floor: refused with the reason', async () => {
  const [market, other] = [await makeMarket(database.db), await makeMarket(database.db)]
  const shop = till(database.db)
  const withCode = (couponCode: string) =>
    outcomeOf(placeCart(shop, guest(), [wanted(market.productId)], { couponCode }))
  const make = (options: Parameters<typeof makeCoupon>[2], of = market) => makeCoupon(database.db, of, options)
  expect(await withCode('NOSUCH')).toEqual({ code: 'CouponNotFound' })
  expect(await withCode(await make({ validTo: new Date('2026-08-28T08:00:00Z') }))).toEqual({ code: 'CouponNotValid' })
  expect(await withCode(await make({ minGoodsFen: 9_801n }))).toEqual({ code: 'CouponBelowMinimum', minFen: '9801' })
  expect(await withCode(await make({ bearer: 'producer' }, other))).toEqual({ code: 'CouponNotForThese' })
  await query('UPDATE product SET floor_price_fen = price_fen WHERE id = $1', [market.productId])
  expect(await withCode(await make({ bearer: 'producer' }))).toEqual({ code: 'CouponBelowFloor' })
  expect(await withCode(await make({ bearer: 'district' }))).toBe('done')
})

test('the database refuses a use too many and a discount below the floor, whoever writes it', async () => {
  const market = await makeMarket(database.db)
  const code = await makeCoupon(database.db, market, { bearer: 'producer', usesTotal: 1 })
  const { orderId } = await placeCart(till(database.db), guest(), [wanted(market.productId)], { couponCode: code })
  await expect(query('UPDATE coupon SET used = used + 1 WHERE code = $1', [code])).rejects.toMatchObject({
    constraint: 'coupon_uses',
  })
  await expect(query('DELETE FROM coupon_redemption WHERE order_id = $1', [orderId])).rejects.toMatchObject({
    code: '23001',
  })
  await query('UPDATE product SET floor_price_fen = 9000 WHERE id = $1', [market.productId])
  const cheap = query(
    `INSERT INTO order_line (id, order_id, product_id, quantity, unit_price_fen, amount_fen, discount_fen, discount_bearer)
     VALUES (uuidv7(), $1, $2, 1, 9800, 9800, 900, 'producer')`,
    [orderId, market.productId],
  )
  await expect(cheap).rejects.toMatchObject({ constraint: 'order_line_above_floor' })
  const frozen = query('UPDATE order_line SET discount_fen = discount_fen + 1 WHERE order_id = $1', [orderId])
  await expect(frozen).rejects.toMatchObject({ code: '23001' })
})
