import type { Viewer } from '#server/identity/viewer.ts'
import {
  type FigureLevel,
  type FigureRow,
  type FigureSort,
  type Figures,
  figureSorts,
  incomeFigures,
} from './income-figures.ts'
import { incomeFilter, pageOf, type ReportDeps, type ReportQuery, sortOf } from './income-report.ts'
import { incomeTrend, type TrendPoint } from './income-trend.ts'
import type { Place } from './read-place.ts'
import type { ReportPeriod } from './report-period.ts'

export type FigureReport = {
  place: Place
  period: ReportPeriod
  level: FigureLevel
  sort: FigureSort
  descending: boolean
  total: Figures
  rows: FigureRow[]
  /** Rows there are in all, and how many a page shows. */
  count: number
  pageSize: number
  trend: TrendPoint[]
}

const PAGE_SIZE = 50

/** The level that a table shows next below a place. */
function levelBelow(place: Place, asked: string | null | undefined): FigureLevel {
  if (place.village || asked === 'household') return 'household'
  if (place.township) return 'village'
  if (place.district) return asked === 'village' ? 'village' : 'township'
  return asked === 'district' ? 'district' : 'pairing'
}

/**
 * Income of a place and period with a table of what lies one level below it (or, asked for, of its households), and its
 * course over the period.
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field}
 */
export async function readFigures(
  deps: ReportDeps,
  viewer: Viewer,
  query: ReportQuery & { level?: string | null; all?: boolean },
): Promise<FigureReport> {
  const filter = await incomeFilter(deps, viewer, query)
  const level = levelBelow(filter.place, query.level)
  const order = sortOf(query.sort, figureSorts, { sort: 'net', descending: true })
  const shown = { level, ...order, ...pageOf(query.page, query.all ? 'all' : PAGE_SIZE) }
  const [figures, trend] = await Promise.all([incomeFigures(deps, filter, shown), incomeTrend(deps, filter)])
  return { place: filter.place, period: filter.period, level, ...order, ...figures, pageSize: PAGE_SIZE, trend }
}
