import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type FreightRule, readFreight } from './read-freight.ts'
import { saveFreight } from './save-freight.ts'

export const freightVerbs = (deps: Deps) => ({
  read: (viewer: Viewer, producerId: string) => readFreight(deps, viewer, producerId),
  save: (viewer: Viewer, rule: FreightRule & { producerId: string }) => saveFreight(deps, viewer, rule),
})
