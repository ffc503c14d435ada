import { type AppLoadContext, data, redirect } from '@remix-run/node'
import { cartCountSetCookie } from '#domain/cart-count.ts'
import { isDomainError } from '#domain/errors.ts'
import { translate } from '../../i18n/catalogue.server.ts'

/** Puts the goods of the buyer's own order into the cart again, those that can still be bought, and goes there. */
export async function orderAgain(id: string, { shop, buyer, locale }: AppLoadContext) {
  const order = await shop.orders.readOwn(buyer, id)
  if (!order) throw data(null, { status: 404 })
  let added = 0
  for (const { slug, quantity, releasesOn } of order.lines) {
    const line = { slug, preorder: releasesOn !== null, quantity }
    await shop.cart.add(buyer, line).then(
      () => {
        added += 1
      },
      (error: unknown) => {
        if (!isDomainError(error)) throw error
      },
    )
  }
  if (added === 0)
    return data(
      { code: 'ProductNotForSale' as const, message: translate(locale)('orders.again.none') },
      { status: 409 },
    )
  const units = await shop.cart.countUnits(buyer)
  return redirect('/cart', { status: 303, headers: { 'Set-Cookie': cartCountSetCookie(units) } })
}
