import type { Deps } from '#server/deps.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { readImpact } from './read-impact.ts'

export const impactVerbs = (deps: Deps) => ({
  read: (buyer: Buyer, page: number) => readImpact(deps, buyer, page),
})
