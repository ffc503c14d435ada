import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { changeStoryConsent } from './change-story-consent.ts'
import { listAliases } from './list-aliases.ts'
import { listOwnStories } from './list-own-stories.ts'
import { withdrawAlias } from './withdraw-alias.ts'

export const storyVerbs = (deps: Deps) => ({
  listOwn: (viewer: Viewer) => listOwnStories(deps.db, viewer),
  listAliases: (viewer: Viewer) => listAliases(deps.db, viewer),
  changeConsent: (viewer: Viewer, input: { producerId: string; given: boolean }) =>
    changeStoryConsent(deps, viewer, input),
  withdrawAlias: (viewer: Viewer, householdId: string) => withdrawAlias(deps, viewer, householdId),
})
