import type { Viewer } from '#server/identity/viewer.ts'
import { type CourseLevel, type HeatCell, incomeCourse, type TrendPoint } from './income-course.ts'
import {
  type FigureLevel,
  type FigureRow,
  type FigureSort,
  type Figures,
  figureSorts,
  incomeFigures,
  originLevels,
} from './income-figures.ts'
import { incomeFilter, pageOf, type ReportDeps, type ReportQuery, sortOf } from './income-report.ts'
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
  /** Net income of the places one level below, step by step. */
  heat: HeatCell[]
}

const PAGE_SIZE = 50

const courseLevel = (place: Place): CourseLevel =>
  place.village || place.township ? 'village' : place.district ? 'township' : 'district'

/** The level that a table shows next below a place. */
export function levelBelow(place: Place, asked: string | null | undefined): FigureLevel {
  const origin = originLevels.find((one) => one === asked)
  if (origin) return origin
  if (place.village || asked === 'household') return 'household'
  if (place.township) return 'village'
  if (place.district) return asked === 'village' ? 'village' : 'township'
  return asked === 'district' ? 'district' : 'pairing'
}

/**
 * Income of a place and period with a table of what lies one level below it (or, asked for, of its households, or of where the income
 * came from), and its
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
  const [figures, course] = await Promise.all([
    incomeFigures(deps, filter, shown),
    incomeCourse(deps, filter, courseLevel(filter.place)),
  ])
  return { place: filter.place, period: filter.period, level, ...order, ...figures, pageSize: PAGE_SIZE, ...course }
}
