import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { listCheckouts } from './list-checkouts.ts'
import { listDisputes } from './list-disputes.ts'
import { listJobs } from './list-jobs.ts'
import { listPayables } from './list-payables.ts'
import { listRefunds } from './list-refunds.ts'
import { listSilent } from './list-silent.ts'
import { listUnmatched } from './list-unmatched.ts'
import type { MoneyQuery } from './money-query.ts'
import { readAlarms } from './read-alarms.ts'
import { readDifference } from './read-difference.ts'
import { readRefund } from './read-refund.ts'
import { readRefundable } from './read-refundable.ts'
import { readUnmatched } from './read-unmatched.ts'

/** What staff see of payments. Every verb refuses whoever is none, and looks no further than the viewer's scope. */
export const deskVerbs = (deps: Deps) => ({
  alarms: (viewer: Viewer | null) => readAlarms(deps, viewer),
  refunds: (viewer: Viewer | null, query: MoneyQuery) => listRefunds(deps, viewer, query),
  refund: (viewer: Viewer | null, refundId: string) => readRefund(deps, viewer, refundId),
  disputes: (viewer: Viewer | null, query: MoneyQuery) => listDisputes(deps, viewer, query),
  unmatched: (viewer: Viewer | null, query: MoneyQuery) => listUnmatched(deps, viewer, query),
  unmatchedPayment: (viewer: Viewer | null, paymentId: string) => readUnmatched(deps, viewer, paymentId),
  difference: (viewer: Viewer | null, differenceId: string) => readDifference(deps, viewer, differenceId),
  payables: (viewer: Viewer | null, query: MoneyQuery) => listPayables(deps, viewer, query),
  checkouts: (viewer: Viewer | null, query: MoneyQuery) => listCheckouts(deps, viewer, query),
  silent: (viewer: Viewer | null, query: MoneyQuery) => listSilent(deps, viewer, query),
  jobs: (viewer: Viewer | null) => listJobs(deps, viewer),
  refundable: (viewer: Viewer | null, lineId: string) => readRefundable(deps, viewer, lineId),
})
