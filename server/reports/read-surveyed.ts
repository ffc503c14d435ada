import type { Fen } from '#domain/money.ts'
import type { Deps } from '#server/deps.ts'
import { incomeFilter, type ReportQuery } from '#server/households/income-report.ts'
import { filterValues, householdsInPlace } from '#server/households/income-sql.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { surveyStands } from '#server/registry/record-survey.ts'

/** What households of a place said a year brought them. It stands beside what sales contributed and is never added to it. */
export type Surveyed = {
  year: number
  households: number
  members: number
  /** Net of the whole year of those households together, fen. */
  netFen: Fen
}

/** The newest survey of each household for the latest year that any was asked about. */
const surveyed = `
WITH newest AS (
  SELECT DISTINCT ON (h.id, s.year) h.id, s.year, s.member_count AS members, s.net_per_head_fen * s.member_count AS net
  FROM household_survey s JOIN (SELECT m.id AS raw, h.id FROM ${householdsInPlace}) h ON h.raw = s.household_id
  WHERE ${surveyStands}
  ORDER BY h.id, s.year, s.surveyed_on DESC, s.recorded_at DESC
)
SELECT year, count(*)::int AS households, sum(members)::int AS members, sum(net)::bigint AS "netFen" FROM newest
WHERE year = (SELECT max(year) FROM newest) GROUP BY year`

/** @returns null where nobody was asked yet. @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field} */
export async function readSurveyed(
  deps: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  query: ReportQuery,
): Promise<Surveyed | null> {
  const filter = await incomeFilter(deps, viewer, query)
  const { rows } = await deps.db.pool.query<Surveyed>(surveyed, filterValues(filter).slice(0, 5))
  return rows[0] ?? null
}
