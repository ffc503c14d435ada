import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { decideBankAccount, proposeBankAccount } from './bank-accounts.ts'
import { changeConsent } from './change-consent.ts'
import { closeFollowUp } from './close-follow-up.ts'
import { decideHouseholdChange, type HouseholdDecision, withdrawHouseholdChange } from './decide-change.ts'
import { findHouseholds } from './find-households.ts'
import type { GivenPurpose } from './given-purpose.ts'
import { listDuplicates } from './list-duplicates.ts'
import { listHouseholds, type RegistryQuery, registryChoices } from './list-households.ts'
import { listVisits } from './list-visits.ts'
import { ownVisits } from './own-visits.ts'
import { type NewVisit, planVisit } from './plan-visit.ts'
import { type HouseholdProposal, proposeHouseholdChange } from './propose-change.ts'
import { keepApart, type MergeProposal, proposeMerge } from './propose-merge.ts'
import { listChanges, readChange } from './read-changes.ts'
import { readRegistration } from './read-registration.ts'
import { recordSurvey } from './record-survey.ts'
import { revealChange } from './reveal-change.ts'
import { visitChoices } from './visit-choices.ts'
import { withdrawVisit } from './withdraw-visit.ts'

type Input<T extends (deps: never, viewer: Viewer, input: never) => unknown> = Parameters<T>[2]

/** The household registry. Every verb looks no further than the viewer's scope. */
export const registryVerbs = (deps: Deps) => ({
  households: (viewer: Viewer, query: RegistryQuery) => listHouseholds(deps, viewer, query),
  choices: (viewer: Viewer) => registryChoices(deps, viewer),
  find: (viewer: Viewer, wanted: Input<typeof findHouseholds>) => findHouseholds(deps, viewer, wanted),
  registration: (viewer: Viewer, id: string) => readRegistration(deps, viewer, id),
  propose: (viewer: Viewer, proposal: HouseholdProposal) => proposeHouseholdChange(deps, viewer, proposal),
  changes: (viewer: Viewer, query: Input<typeof listChanges>) => listChanges(deps, viewer, query),
  change: (viewer: Viewer, id: string) => readChange(deps, viewer, id),
  revealChange: (viewer: Viewer, id: string, given: GivenPurpose) => revealChange(deps, viewer, id, given),
  decide: (viewer: Viewer, decision: HouseholdDecision) => decideHouseholdChange(deps, viewer, decision),
  withdraw: (viewer: Viewer, id: string) => withdrawHouseholdChange(deps, viewer, id),
  duplicates: (viewer: Viewer, asked: Input<typeof listDuplicates>) => listDuplicates(deps, viewer, asked),
  proposeMerge: (viewer: Viewer, proposal: MergeProposal) => proposeMerge(deps, viewer, proposal),
  keepApart: (viewer: Viewer, proposal: MergeProposal) => keepApart(deps, viewer, proposal),
  proposeAccount: (viewer: Viewer, account: Input<typeof proposeBankAccount>) =>
    proposeBankAccount(deps, viewer, account),
  decideAccount: (viewer: Viewer, decision: Input<typeof decideBankAccount>) =>
    decideBankAccount(deps, viewer, decision),
  changeConsent: (viewer: Viewer, consent: Input<typeof changeConsent>) => changeConsent(deps, viewer, consent),
  recordSurvey: (viewer: Viewer, survey: Input<typeof recordSurvey>) => recordSurvey(deps, viewer, survey),
  planVisit: (viewer: Viewer, visit: NewVisit) => planVisit(deps, viewer, visit),
  withdrawVisit: (viewer: Viewer, of: Input<typeof withdrawVisit>) => withdrawVisit(deps, viewer, of),
  visitChoices: (viewer: Viewer, of: Input<typeof visitChoices>) => visitChoices(deps, viewer, of),
  visits: (viewer: Viewer, query: Input<typeof listVisits>) => listVisits(deps, viewer, query),
  /** Of the viewer as a helper. */
  ownVisits: (viewer: Viewer) => ownVisits(deps, viewer),
  closeFollowUp: (viewer: Viewer, closing: Input<typeof closeFollowUp>) => closeFollowUp(deps, viewer, closing),
})
