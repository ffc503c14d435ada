import type { Fen } from '#domain/money.ts'
import { incomeFilter, type ReportDeps, type ReportQuery } from '#server/households/income-report.ts'
import { earnedInPeriod, filterValues, householdsInPlace } from '#server/households/income-sql.ts'
import type { Place } from '#server/households/read-place.ts'
import type { ReportPeriod } from '#server/households/report-period.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** Net income that went from buyers of one city to one village, fen. `paired`: the city helps that village's district. */
export type FlowRow = {
  city: string
  /** Where the city is one of a pairing. */
  cityEn: string | null
  paired: boolean
  districtCode: string
  districtZh: string
  districtEn: string
  villageCode: string
  villageZh: string
  villageEn: string
  netFen: Fen
  lines: number
}

const MOST_ROWS = 100

/** Cities are the words of the buyer's address; a city of a pairing is known by its name. */
const flow = `
WITH place AS MATERIALIZED (SELECT m.id, t.district_code, v.code AS village_code FROM ${householdsInPlace}),
moved AS (
  SELECT o.city, p.district_code, p.village_code, sum(a.net_fen)::bigint AS net, count(DISTINCT a.order_line_id) FILTER (WHERE a.kind = 'sale')::int AS lines
  FROM attribution a JOIN orders o ON o.id = a.order_id JOIN place p ON p.id = a.household_id WHERE ${earnedInPeriod} GROUP BY 1, 2, 3
)
SELECT w.city, (SELECT min(c.name_en) FROM city c WHERE c.name_zh = w.city) AS "cityEn",
       EXISTS (SELECT 1 FROM pairing g JOIN city c ON c.code = g.city_code WHERE g.district_code = w.district_code AND c.name_zh = w.city) AS paired,
       d.code AS "districtCode", d.name_zh AS "districtZh", d.name_en AS "districtEn", v.code AS "villageCode", v.name_zh AS "villageZh",
       v.name_en AS "villageEn", w.net AS "netFen", w.lines
FROM moved w JOIN district d ON d.code = w.district_code JOIN village v ON v.code = w.village_code
WHERE w.net > 0 ORDER BY w.net DESC, w.city, v.code LIMIT ${MOST_ROWS}`

/**
 * From which cities net income came to which villages, the largest flows first.
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field}
 */
export async function readFlow(
  deps: ReportDeps,
  viewer: Viewer,
  query: ReportQuery,
): Promise<{ place: Place; period: ReportPeriod; rows: FlowRow[] }> {
  const filter = await incomeFilter(deps, viewer, query)
  const { rows } = await deps.db.pool.query<FlowRow>(flow, filterValues(filter))
  return { place: filter.place, period: filter.period, rows }
}
