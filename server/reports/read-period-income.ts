import type { LinkageType } from '#domain/linkage-types.ts'
import type { Fen } from '#domain/money.ts'
import type { Deps } from '#server/deps.ts'
import { incomeFilter, type ReportQuery } from '#server/households/income-report.ts'
import { filterValues, householdsInPlace } from '#server/households/income-sql.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** What households got by period and not by sale, of one linkage type: wages, rents, dividends. Fen, less what was taken back. */
export type PeriodSum = { type: LinkageType; households: number; fen: Fen }

/** Months that the report's period touches. */
const sums = `
SELECT g.type, count(DISTINCT p.id)::int AS households, sum(i.amount_fen)::bigint AS fen
FROM period_income i JOIN (SELECT m.id AS raw, h.id FROM ${householdsInPlace}) p ON p.raw = i.household_id
JOIN agreement_version w ON w.id = i.agreement_version_id JOIN linkage_agreement g ON g.id = w.agreement_id
WHERE i.period BETWEEN left($6::text, 7) AND left($7::text, 7) GROUP BY g.type HAVING sum(i.amount_fen) <> 0 ORDER BY 3 DESC`

/**
 * Income of a place by period, by linkage type: beside what sales brought, never in it.
 * @throws DomainError Forbidden, NotFound, OutOfScope, InvalidInput {field}
 */
export async function readPeriodIncome(
  deps: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  query: ReportQuery,
): Promise<PeriodSum[]> {
  const filter = await incomeFilter(deps, viewer, query)
  const { rows } = await deps.db.pool.query<PeriodSum>(sums, filterValues(filter).slice(0, 7))
  return rows
}
