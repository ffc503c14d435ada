import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import { counts } from './counted-sql.ts'

/** Of each household, the lists of the year that count for it: those of households that were merged into it are its own. */
const read = `
SELECT h.code, bool_or(l.period = $2) AS counted, sum(coalesce((x.basis->>'months')::int,
         CASE WHEN m.months > 0 THEN (x.basis->>'quantityMilli')::int / 1000 ELSE 0 END))::int AS paid, max(m.months) AS more
FROM agreement_version v JOIN period_list l ON l.version_id = v.id AND left(l.period, 4) = left($2, 4)
JOIN period_list_row x ON x.list_id = l.id JOIN household p ON p.id = x.household_id JOIN household h ON h.id = coalesce(p.merged_into_id, p.id)
JOIN unnest($3::uuid[], $4::int[]) AS m(household_id, months) ON m.household_id = h.id
WHERE v.agreement_id = $1 AND EXISTS (SELECT 1 FROM period_income i WHERE i.list_id = l.id AND ${counts})
GROUP BY h.code ORDER BY h.code`

/**
 * No household of a list was paid by the agreement for that month, under whatever number, and what is paid by months is paid for twelve
 * months of a year at most.
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
