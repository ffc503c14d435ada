import { type IncomeStage, incomeStages } from '#domain/income-stages.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Income } from './income-figures.ts'
import { incomeFilter, pageOf, type ReportDeps, type ReportQuery, sortOf } from './income-report.ts'
import { type IncomeRow, incomeRows, type RowSort, rowSorts } from './income-rows.ts'
import type { Place } from './read-place.ts'
import type { ReportPeriod } from './report-period.ts'

export type RowReport = {
  place: Place
  period: ReportPeriod
  state: IncomeStage | null
  sort: RowSort
  descending: boolean
  rows: IncomeRow[]
  count: number
  pageSize: number
  sum: Income
}

const PAGE_SIZE = 50

/**
 * The attributions behind a figure, newest first unless sorted otherwise.
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field}
 */
export async function readRows(
  deps: ReportDeps,
  viewer: Viewer,
  query: ReportQuery & { state?: string | null; q?: string | null; all?: boolean },
): Promise<RowReport> {
  const filter = await incomeFilter(deps, viewer, query)
  const state = incomeStages.find((one) => one === query.state) ?? null
  const order = sortOf(query.sort, rowSorts, { sort: 'at', descending: true })
  const page = pageOf(query.page, query.all ? 'all' : PAGE_SIZE)
  const found = await incomeRows(deps, filter, {
    state,
    search: query.q?.trim().slice(0, 60) || null,
    ...order,
    ...page,
  })
  return { place: filter.place, period: filter.period, state, ...order, ...found, pageSize: PAGE_SIZE }
}
