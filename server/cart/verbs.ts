import type { Deps } from '#server/deps.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { addToCart } from './add-to-cart.ts'
import { countUnits } from './count-units.ts'
import { notePrices, type ShownPrice } from './note-prices.ts'
import type { LineKey } from './own-cart.ts'
import { readCart } from './read-cart.ts'
import { removeBought } from './remove-bought.ts'
import { removeLine } from './remove-line.ts'
import { setQuantity } from './set-quantity.ts'

/** What somebody means to buy, kept for guests and accounts alike. */
export const cartVerbs = (deps: Pick<Deps, 'db' | 'clock'>) => ({
  add: (buyer: Buyer, line: LineKey & { quantity: number }) => addToCart(deps, buyer, line),
  setQuantity: (buyer: Buyer, line: LineKey & { quantity: number }) => setQuantity(deps, buyer, line),
  remove: (buyer: Buyer, line: LineKey) => removeLine(deps, buyer, line),
  read: (buyer: Buyer, province: string | null) => readCart(deps, buyer, province),
  countUnits: (buyer: Buyer) => countUnits(deps, buyer),
  notePrices: (buyer: Buyer, shown: readonly ShownPrice[]) => notePrices(deps, buyer, shown),
  removeBought: (buyer: Buyer, orderId: string) => removeBought(deps, buyer, orderId),
})
