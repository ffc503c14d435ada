import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type Closing, closeUse } from './close-use.ts'
import { decideFund, type FundDecision } from './decide-fund.ts'
import { decideUse, type UseDecision } from './decide-use.ts'
import { type Giving, giveUse } from './give-use.ts'
import { type ProposedUse, proposeUse } from './propose-use.ts'
import { readFund } from './read-fund.ts'
import { readFunds } from './read-funds.ts'
import { readHouseholdAid } from './read-household-aid.ts'
import { readSupport } from './read-support.ts'
import { type NewSupport, recordSupport } from './record-support.ts'
import { type NewFund, setUpFund } from './set-up-fund.ts'

/** Money of aid funds, and help between households. */
export const aidVerbs = (deps: Deps) => ({
  funds: (viewer: Viewer, query: Parameters<typeof readFunds>[2]) => readFunds(deps, viewer, query),
  fund: (viewer: Viewer, id: string) => readFund(deps, viewer, id),
  setUp: (viewer: Viewer, fund: NewFund) => setUpFund(deps, viewer, fund),
  decideFund: (viewer: Viewer, input: FundDecision) => decideFund(deps, viewer, input),
  propose: (viewer: Viewer, use: ProposedUse) => proposeUse(deps, viewer, use),
  decide: (viewer: Viewer, input: UseDecision) => decideUse(deps, viewer, input),
  give: (viewer: Viewer, input: Giving) => giveUse(deps, viewer, input),
  close: (viewer: Viewer, input: Closing) => closeUse(deps, viewer, input),
  ofHousehold: (viewer: Viewer, householdId: string) => readHouseholdAid(deps, viewer, householdId),
  support: (viewer: Viewer, query: Parameters<typeof readSupport>[2]) => readSupport(deps, viewer, query),
  recordSupport: (viewer: Viewer, input: NewSupport) => recordSupport(deps, viewer, input),
})
