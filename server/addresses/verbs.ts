import type { Deps } from '#server/deps.ts'
import { divisionTree, streetsOf } from './divisions.ts'
import { findPlace, type Place } from './find-place.ts'
import { listAddresses } from './list-addresses.ts'
import { makeDefault } from './make-default.ts'
import { parseAddress } from './parse-address.ts'
import { removeAddress } from './remove-address.ts'
import { saveAddress } from './save-address.ts'

/** Address books, and what is known of places. Every entry is looked up through its owner. */
export const addressVerbs = (deps: Pick<Deps, 'db' | 'clock'>) => ({
  list: (userId: string) => listAddresses(deps, userId),
  /** A new entry, or the one that has the id. */
  save: (userId: string, input: Parameters<typeof saveAddress>[2]) => saveAddress(deps, userId, input),
  remove: (userId: string, id: string) => removeAddress(deps, userId, id),
  makeDefault: (userId: string, id: string) => makeDefault(deps, userId, id),
  /** A pasted address, taken apart. */
  parse: (text: string) => parseAddress(text),
  /** The place as written in full, or what is wrong with it. */
  findPlace: (typed: Place) => findPlace(typed),
  divisions: () => divisionTree(),
  streets: (place: Place) => streetsOf(place),
})
