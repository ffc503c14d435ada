import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import { counts } from './counted-sql.ts'

const read = `
SELECT h.code, bool_or(i.period = $2) AS counted, coalesce(sum(w.months), 0)::int AS paid, max(m.months) AS more
FROM unnest($3::uuid[], $4::int[]) AS m(household_id, months) JOIN household h ON h.id = m.household_id
JOIN period_income i ON i.household_id = m.household_id AND i.agreement_id = $1 AND left(i.period, 4) = left($2, 4) AND ${counts}
LEFT JOIN LATERAL (
  SELECT coalesce((x.basis->>'months')::int, CASE WHEN m.months > 0 THEN (x.basis->>'quantityMilli')::int / 1000 ELSE 0 END) AS months
  FROM period_list_row x WHERE x.list_id = i.list_id AND x.household_id = i.household_id) w ON true
GROUP BY h.code ORDER BY h.code`

/**
 * No household of a list was paid by the agreement for that month, and what is paid by months is paid for twelve months of a year at
 * most.
 * @throws DomainError PeriodCounted {code, reason: 'month' | 'year'}
 */
export async function requireUncounted(
  sql: Sql,
  agreementId: string,
  period: string,
  rows: readonly { householdId: string; months: number }[],
): Promise<void> {
  const { rows: found } = await sql.query<{ code: string; counted: boolean; paid: number; more: number }>(read, [
    agreementId,
    period,
    rows.map(({ householdId }) => householdId),
    rows.map(({ months }) => months),
  ])
  for (const { code, counted, paid, more } of found) {
    if (counted) throw new DomainError('PeriodCounted', { code, reason: 'month' })
    if (more > 0 && paid + more > 12) throw new DomainError('PeriodCounted', { code, reason: 'year' })
  }
}
