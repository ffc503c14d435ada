import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { addListEvidence } from './add-list-evidence.ts'
import { decideList, type ListDecision } from './decide-list.ts'
import { payList } from './pay-list.ts'
import { type ProposedList, proposeList } from './propose-list.ts'
import { readChoices, readDraft } from './read-choices.ts'
import { readHouseholdPeriods } from './read-household-periods.ts'
import { readList } from './read-list.ts'
import { readLists } from './read-lists.ts'
import { type TakingBack, takeBackList } from './take-back-list.ts'

/** What agreements pay by period: payrolls, rent rolls, dividends, gifts. */
export const periodIncomeVerbs = (deps: Deps) => ({
  lists: (viewer: Viewer, query: Parameters<typeof readLists>[2]) => readLists(deps, viewer, query),
  list: (viewer: Viewer, id: string) => readList(deps, viewer, id),
  choices: (viewer: Viewer) => readChoices(deps, viewer),
  draft: (viewer: Viewer, versionId: string) => readDraft(deps, viewer, versionId),
  propose: (viewer: Viewer, list: ProposedList) => proposeList(deps, viewer, list),
  addEvidence: (viewer: Viewer, input: Parameters<typeof addListEvidence>[2]) => addListEvidence(deps, viewer, input),
  decide: (viewer: Viewer, input: ListDecision) => decideList(deps, viewer, input),
  pay: (viewer: Viewer, input: Parameters<typeof payList>[2]) => payList(deps, viewer, input),
  takeBack: (viewer: Viewer, input: TakingBack) => takeBackList(deps, viewer, input),
  ofHousehold: (viewer: Viewer, householdId: string) => readHouseholdPeriods(deps, viewer, householdId),
})
