import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { closeCase } from './close-case.ts'
import { confirmByCode } from './confirm-by-code.ts'
import { listChecks } from './list-checks.ts'
import { readCheck } from './read-check.ts'
import { readErrorRates } from './read-error-rates.ts'
import { recordVisit } from './record-visit.ts'
import { sendCode } from './send-code.ts'

/** What households say they really received of payouts. */
export const receiptVerbs = (deps: Deps) => ({
  list: (viewer: Viewer, query: Parameters<typeof listChecks>[2]) => listChecks(deps, viewer, query),
  read: (viewer: Viewer, id: string) => readCheck(deps, viewer, id),
  visit: (viewer: Viewer, visit: Parameters<typeof recordVisit>[2]) => recordVisit(deps, viewer, visit),
  sendCode: (viewer: Viewer, id: string) => sendCode(deps, viewer, id),
  close: (viewer: Viewer, closing: Parameters<typeof closeCase>[2]) => closeCase(deps, viewer, closing),
  /** The household itself, by the code on its phone. */
  confirm: (input: Parameters<typeof confirmByCode>[1]) => confirmByCode(deps, input),
  /** Public. */
  errorRates: () => readErrorRates(deps),
})
