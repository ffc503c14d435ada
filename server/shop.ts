import { addressVerbs } from './addresses/verbs.ts'
import { cartVerbs } from './cart/verbs.ts'
import { catalogVerbs } from './catalog/verbs.ts'
import { claimVerbs } from './claims/verbs.ts'
import type { Deps } from './deps.ts'
import { householdVerbs } from './households/verbs.ts'
import { identityVerbs } from './identity/verbs.ts'
import { linkageVerbs } from './linkage/verbs.ts'
import { liveVerbs } from './livestream/verbs.ts'
import { orderVerbs } from './orders/verbs.ts'
import { parcelVerbs } from './parcels/verbs.ts'
import { cashierVerbs } from './payments/cashier/verbs.ts'
import { deskVerbs } from './payments/desk/verbs.ts'
import { hostNamed } from './payments/payment-host.ts'
import { reconciliationVerbs } from './payments/reconciliation/verbs.ts'
import { paymentVerbs } from './payments/verbs.ts'
import { pictureVerbs } from './pictures/verbs.ts'

/** Every verb of the product, bound to its outer things. Routes reach them as `context.shop.<noun>.<verb>`. */
export const createShop = (deps: Deps) => ({
  cart: cartVerbs(deps),
  catalog: catalogVerbs(deps),
  pictures: pictureVerbs(deps),
  orders: orderVerbs(deps),
  parcels: parcelVerbs(deps),
  payments: paymentVerbs(deps),
  desk: deskVerbs(deps),
  reconciliation: reconciliationVerbs(deps),
  /** The practice cashier's own counter; null where only real money is taken. */
  cashier: hostNamed(deps.payments, 'cashier') ? cashierVerbs(deps) : null,
  claims: claimVerbs(deps),
  linkage: linkageVerbs(deps),
  households: householdVerbs(deps),
  live: liveVerbs(deps),
  identity: identityVerbs(deps),
  addresses: addressVerbs(deps),
})

export type Shop = ReturnType<typeof createShop>
