import type { AppLoadContext } from '@remix-run/node'
import { expect, test } from 'vitest'
import { DomainError } from '#domain/errors.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { cancelOrder } from '#server/orders/cancel-order.ts'
import { readOwnOrder } from '#server/orders/read-own-order.ts'
import { useDatabase } from '#test/database.ts'
import { makeMarket } from '#test/factories/market.ts'
import { guest, orderInput, till } from '#test/factories/sale.ts'
import { checkoutOf, checkoutOfNew } from './answer.server.ts'

const database = useDatabase()

async function placed() {
  const { productId } = await makeMarket(database.db)
  const shop = till(database.db)
  const buyer = guest()
  const { orderId } = await shop.place(buyer, orderInput(productId))
  const payments = { openCheckout: (who: Buyer, id: string) => shop.open(who, id) }
  const context = { buyer, shop: { payments } } as unknown as AppLoadContext
  return { shop, buyer, orderId, context }
}

test('a provider that cannot be reached keeps the new order, whose page says so and pays later', async () => {
  const { shop, buyer, orderId, context } = await placed()
  const { openCheckout } = shop.host
  shop.host.openCheckout = async () => {
    throw new DomainError('PaymentUnavailable')
  }
  expect(await checkoutOfNew(orderId, context)).toEqual([`/orders/${orderId}`, { status: 303 }])
  expect(await readOwnOrder(shop, buyer, orderId)).toMatchObject({
    state: 'held',
    attempts: [{ state: 'failed', failureCode: 'provider_unavailable' }],
  })
  await expect(checkoutOf(orderId, context)).rejects.toMatchObject({ code: 'PaymentUnavailable' })
  shop.host.openCheckout = openCheckout
  expect(await checkoutOf(orderId, context)).toEqual([expect.stringMatching(/^https:\/\/pay\.test\//), { status: 303 }])
})

test('an order with nothing to pay leads to its own page; somebody else’s leads nowhere', async () => {
  const { shop, buyer, orderId, context } = await placed()
  await expect(checkoutOf(orderId, { ...context, buyer: guest() })).rejects.toMatchObject({ code: 'NotFound' })
  await cancelOrder(shop, buyer, orderId)
  expect(await checkoutOf(orderId, context)).toEqual([`/orders/${orderId}`, { status: 303 }])
})
