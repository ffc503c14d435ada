import type { Deps } from '#server/deps.ts'
import { type ListInput, listProducts } from './list-products.ts'

const SUGGESTED = 8

export const searchVerbs = (deps: Deps) => ({
  listProducts: (input: ListInput) => listProducts(deps, input),
  /** Names of goods that fit what has been typed so far. */
  suggest: (text: string) => deps.search.suggest(text, SUGGESTED),
})
