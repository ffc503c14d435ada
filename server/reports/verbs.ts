import type { Deps } from '#server/deps.ts'
import type { ReportQuery } from '#server/households/income-report.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { listFamilies } from './list-families.ts'
import { readDisplacement } from './read-displacement.ts'
import { readFlow } from './read-flow.ts'
import { countInbox, readInbox } from './read-inbox.ts'
import { readPeriodIncome } from './read-period-income.ts'
import { readSurveyed } from './read-surveyed.ts'
import { readTargets } from './read-targets.ts'
import { type OutsideForm, recordOutside } from './record-outside.ts'
import { setTarget, type TargetForm } from './set-target.ts'

/** What stands beside the figures of `households`. Every verb looks no further than the viewer's scope. */
export const reportVerbs = (deps: Deps) => ({
  inbox: (viewer: Viewer, query: Parameters<typeof readInbox>[2]) => readInbox(deps, viewer, query),
  inboxCounts: (viewer: Viewer) => countInbox(deps, viewer),
  targets: (viewer: Viewer, query: { year?: string | null; district?: string | null }) =>
    readTargets(deps, viewer, query),
  setTarget: (viewer: Viewer, form: TargetForm) => setTarget(deps, viewer, form),
  displacement: (viewer: Viewer, query: { year?: string | null }) => readDisplacement(deps, viewer, query),
  recordOutside: (viewer: Viewer, form: OutsideForm) => recordOutside(deps, viewer, form),
  families: (viewer: Viewer) => listFamilies(deps, viewer),
  flow: (viewer: Viewer, query: ReportQuery) => readFlow(deps, viewer, query),
  byPeriod: (viewer: Viewer, query: ReportQuery) => readPeriodIncome(deps, viewer, query),
  surveyed: (viewer: Viewer, query: ReportQuery) => readSurveyed(deps, viewer, query),
})
