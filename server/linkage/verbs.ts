import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Proposal } from './check-proposal.ts'
import { decideVersion } from './decide-version.ts'
import { proposeVersion } from './propose-version.ts'
import { readAgreement } from './read-agreement.ts'
import { readAgreements } from './read-agreements.ts'

export const linkageVerbs = (deps: Deps) => ({
  agreements: (viewer: Viewer, query: Parameters<typeof readAgreements>[2]) => readAgreements(deps, viewer, query),
  agreement: (viewer: Viewer, id: string) => readAgreement(deps, viewer, id),
  propose: (viewer: Viewer, proposal: Proposal) => proposeVersion(deps, viewer, proposal),
  decide: (viewer: Viewer, input: Parameters<typeof decideVersion>[2]) => decideVersion(deps, viewer, input),
})
