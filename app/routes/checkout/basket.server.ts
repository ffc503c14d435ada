import type { AppLoadContext } from '@remix-run/node'
import type { WantedLine } from '#server/orders/price-order.ts'
import type { Offer } from '#server/orders/read-offer.ts'
import type { Wanted } from './wanted.ts'

/** What a visit to the checkout began with: the cart, or one good, perhaps of a live session. */
export type Basket = { lines: WantedLine[]; offer: Offer | null }

/** A line as the cart or a link names it; the day is chosen on the page. */
const line = (productId: string, preorder: boolean, quantity: number): WantedLine => ({
  ...{ productId, preorder, quantity },
  deliverOn: null,
})

/** Reads what can be ordered of the cart, or the good that the link names. Null where there is no such good. */
export async function readBasket(
  wanted: Wanted,
  { shop, buyer }: Pick<AppLoadContext, 'shop' | 'buyer'>,
): Promise<Basket | null> {
  if (!wanted.slug && !wanted.liveItemId) {
    const { quote } = await shop.cart.read(buyer, null)
    return { lines: quote.lines.map((one) => line(one.productId, one.preorder, one.quantity)), offer: null }
  }
  const offer = await shop.orders.readOffer(wanted)
  if (!offer) return null
  const preorder = !offer.shipsNow || (wanted.preorder && offer.preorder !== null)
  return { lines: [line(offer.productId, preorder, wanted.quantity)], offer }
}

/** Whether a good of its own link can be bought at all. */
export const isSellable = ({ versionId, onAir, shipsNow, preorder }: Offer): boolean =>
  versionId !== null && onAir && (shipsNow || preorder !== null)
