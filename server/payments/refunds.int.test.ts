import { expect, test } from 'vitest'
import type { Scope, Viewer } from '#server/identity/viewer.ts'
import { shipOrder } from '#server/orders/ship-order.ts'
import { useDatabase } from '#test/database.ts'
import { makeMarket, makePerson } from '#test/factories/market.ts'
import { guest, orderInput, orderOf, till } from '#test/factories/sale.ts'
import { refundAsStaff } from './refund-as-staff.ts'
import { refundOwn } from './refund-own.ts'

const database = useDatabase()

async function paidOrder() {
  const market = await makeMarket(database.db)
  const shop = till(database.db)
  const buyer = guest()
  return { market, shop, buyer, orderId: await shop.buy(buyer, orderInput(market.productId)) }
}

async function staff(role: Viewer['role'], scope: Scope | null): Promise<Viewer> {
  const userId = await makePerson(database.db, role)
  return { userId, name: '周正', phone: null, role, scope, twoFactorEnabled: true }
}

test('a buyer takes back a paid order; four taps are one refund', async () => {
  const { shop, buyer, orderId } = await paidOrder()
  await Promise.all([1, 2, 3, 4].map(() => refundOwn(shop, buyer, orderId)))
  expect(await orderOf(database.db, orderId)).toEqual({ state: 'refunding', paid: 9_800n, refunded: 9_800n })
  const { rows } = await database.db.pool.query('SELECT requested_by FROM refund WHERE order_id = $1', [orderId])
  expect(rows).toEqual([{ requested_by: 'guest' }])
})

test('not somebody else’s, not before it is paid, not when it is on its way', async () => {
  const { market, shop, buyer, orderId } = await paidOrder()
  await expect(refundOwn(shop, guest(), orderId)).rejects.toMatchObject({ code: 'NotFound' })
  const held = await shop.place(buyer, orderInput(market.productId))
  await expect(refundOwn(shop, buyer, held.orderId)).rejects.toMatchObject({ code: 'OrderStateConflict' })
  const farmer = await makePerson(database.db, 'farmer')
  await database.db.pool.query(`INSERT INTO producer_member VALUES ($1, $2, 'host')`, [market.producerId, farmer])
  await shipOrder(shop, farmer, { orderId, trackingNo: 'SF100' })
  await expect(refundOwn(shop, buyer, orderId)).rejects.toMatchObject({ code: 'OrderStateConflict' })
})

test('the coordinator of the goods’ district refunds with a reason, also after shipping', async () => {
  const { market, shop, orderId } = await paidOrder()
  const viewer = await staff('coordinator', { kind: 'district', districtCode: market.districtCode })
  await expect(refundAsStaff(shop, viewer, { orderId, reason: '破损了' })).rejects.toMatchObject({
    detail: { field: 'reason', rule: 'reason' },
  })
  await refundAsStaff(shop, viewer, { orderId, reason: '到货破损' })
  expect(await orderOf(database.db, orderId)).toMatchObject({ state: 'refunding' })
  const { rows } = await database.db.pool.query(
    `SELECT actor, reason FROM order_transition WHERE order_id = $1 AND "to" = 'refunding'`,
    [orderId],
  )
  expect(rows).toEqual([{ actor: `user:${viewer.userId}`, reason: '到货破损' }])
})

test('nobody else: not signed in, another role, another district', async () => {
  const { shop, orderId } = await paidOrder()
  const input = { orderId, reason: '试一试看' }
  const refused = async (viewer: Viewer | null) => {
    const error: unknown = await refundAsStaff(shop, viewer, input).catch((thrown: unknown) => thrown)
    return (error as { code?: string }).code
  }
  expect(await refused(null)).toBe('NotSignedIn')
  expect(await refused(await staff('consumer', null))).toBe('Forbidden')
  expect(await refused(await staff('farmer', { kind: 'all' }))).toBe('Forbidden')
  expect(await refused(await staff('coordinator', { kind: 'district', districtCode: '500230' }))).toBe('OutOfScope')
  expect(await orderOf(database.db, orderId)).toMatchObject({ state: 'paid' })
})
