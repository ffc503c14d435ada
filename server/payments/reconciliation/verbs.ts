import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { PaymentHosts } from '../payment-host.ts'
import { requireAdmin } from '../staff-scope.ts'
import { closeDifference } from './close-difference.ts'
import { type DifferenceQuery, listDifferences } from './list-differences.ts'
import { listRuns } from './list-runs.ts'
import { type BehindQuery, listTransactions } from './list-transactions.ts'
import { reconcileAll } from './reconcile-all.ts'

export const reconciliationVerbs = (deps: { db: Db; clock: Clock; payments: PaymentHosts }) => ({
  run: async (viewer: Viewer | null) => reconcileAll(deps, requireAdmin(viewer)),
  close: (viewer: Viewer | null, input: { differenceId: string; resolution: string }) =>
    closeDifference(deps, viewer, input),
  differences: (viewer: Viewer | null, query: DifferenceQuery) => listDifferences(deps, viewer, query),
  runs: (viewer: Viewer | null) => listRuns(deps, viewer),
  transactions: (viewer: Viewer | null, query: BehindQuery) => listTransactions(deps, viewer, query),
})
