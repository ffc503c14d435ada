import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { readEvidence } from './read-evidence.ts'

export const evidenceVerbs = (deps: Deps) => ({
  read: (viewer: Viewer, id: string) => readEvidence(deps, viewer, id),
})
