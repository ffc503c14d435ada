import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { approveRun } from './approve-run.ts'
import { cancelRun } from './cancel-run.ts'
import { checkRun } from './check-run.ts'
import { decideHardship } from './decide-hardship.ts'
import { decideReturn, type ReturnDecision } from './decide-return.ts'
import { exportRun } from './export-run.ts'
import { failPayout } from './fail-payout.ts'
import { listHardship } from './list-hardship.ts'
import { listRuns } from './list-runs.ts'
import { previewRun } from './preview-run.ts'
import { proposeHardship } from './propose-hardship.ts'
import { proposeRun } from './propose-run.ts'
import { provePayouts } from './prove-payouts.ts'
import { readBankFile } from './read-bank-file.ts'
import { readChoices } from './read-choices.ts'
import { readRun } from './read-run.ts'
import { readStatement } from './read-statement.ts'
import { takeAccounts } from './take-accounts.ts'

type Input<T extends (deps: never, viewer: Viewer, input: never) => unknown> = Parameters<T>[2]

/** Payout runs, statements and hardship. Every verb refuses whoever is no coordinator, and looks no further than the viewer's scope. */
export const payoutVerbs = (deps: Deps) => ({
  list: (viewer: Viewer, query: Input<typeof listRuns>) => listRuns(deps, viewer, query),
  run: (viewer: Viewer, id: string, query: Parameters<typeof readRun>[3]) => readRun(deps, viewer, id, query),
  choices: (viewer: Viewer) => readChoices(deps, viewer),
  preview: (viewer: Viewer, form: Input<typeof previewRun>) => previewRun(deps, viewer, form),
  propose: (viewer: Viewer, form: Input<typeof proposeRun>) => proposeRun(deps, viewer, form),
  check: (viewer: Viewer, runId: string) => checkRun(deps, viewer, runId),
  approve: (viewer: Viewer, runId: string) => approveRun(deps, viewer, runId),
  cancel: (viewer: Viewer, input: Input<typeof cancelRun>) => cancelRun(deps, viewer, input),
  export: (viewer: Viewer, runId: string) => exportRun(deps, viewer, runId),
  bankFile: (viewer: Viewer, input: Input<typeof readBankFile>) => readBankFile(deps, viewer, input),
  prove: (viewer: Viewer, proof: Input<typeof provePayouts>) => provePayouts(deps, viewer, proof),
  fail: (viewer: Viewer, input: Input<typeof failPayout>) => failPayout(deps, viewer, input),
  decideReturn: (viewer: Viewer, input: ReturnDecision) => decideReturn(deps, viewer, input),
  takeAccounts: (viewer: Viewer, input: Input<typeof takeAccounts>) => takeAccounts(deps, viewer, input),
  statement: (viewer: Viewer, payoutId: string) => readStatement(deps, viewer, payoutId),
  hardship: (viewer: Viewer) => listHardship(deps, viewer),
  proposeHardship: (viewer: Viewer, input: Input<typeof proposeHardship>) => proposeHardship(deps, viewer, input),
  decideHardship: (viewer: Viewer, input: Input<typeof decideHardship>) => decideHardship(deps, viewer, input),
})
