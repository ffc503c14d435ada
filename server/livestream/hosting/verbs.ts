import type { readPictureName } from '#domain/pictures.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type DecideHostInput, decideHost } from './decide-host.ts'
import { countWaitingHosts, listHosts, readConsent, readHost, readOwnPapers } from './read-hosts.ts'
import { type HostSubmission, submitPapers } from './submit-papers.ts'
import { openConsent, takeConsent } from './take-consent.ts'

type Size = NonNullable<ReturnType<typeof readPictureName>>

/** Who may speak before viewers. */
export const hostingVerbs = (deps: Deps) => ({
  own: (userId: string) => readOwnPapers(deps, userId),
  submit: (userId: string, papers: HostSubmission) => submitPapers(deps, userId, papers),
  takeConsent: (userId: string, bytes: Uint8Array) => takeConsent(deps, userId, bytes),
  openConsent: (userId: string, ticket: string) => openConsent(deps, userId, ticket),
  list: (viewer: Viewer) => listHosts(deps, viewer),
  waiting: (viewer: Viewer) => countWaitingHosts(deps, viewer),
  read: (viewer: Viewer, userId: string) => readHost(deps, viewer, userId),
  consent: (viewer: Viewer, asked: { userId: string; size: Size }) => readConsent(deps, viewer, asked),
  decide: (viewer: Viewer, input: DecideHostInput) => decideHost(deps, viewer, input),
})
