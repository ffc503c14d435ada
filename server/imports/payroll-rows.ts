import { addDays, startOfDay } from '#domain/calendar-day.ts'
import type { ImportRow } from '#domain/registry/sheets.ts'
import type { Sql } from '#server/db/db.ts'
import type { ProposedRow } from '#server/period-income/check-rows.ts'

/** Approved version of an agreement that was in force on a day of a month; the latest where two follow each other. */
export async function versionOfMonth(sql: Sql, agreementCode: string, period: string): Promise<string | null> {
  const from = startOfDay(`${period}-01`)
  const next = startOfDay(`${addDays(`${period}-01`, 31).slice(0, 7)}-01`)
  const { rows } = await sql.query<{ id: string }>(
    `SELECT v.id FROM agreement_version v JOIN linkage_agreement g ON g.id = v.agreement_id
     WHERE g.code = $1 AND v.state = 'approved' AND v.valid_from < $3 AND (v.valid_to IS NULL OR v.valid_to > $2)
     ORDER BY v.version DESC LIMIT 1`,
    [agreementCode, from, next],
  )
  return rows[0]?.id ?? null
}

/** Rows of a sheet as a list proposes them. */
export const payrollRows = (rows: readonly ImportRow[]): ProposedRow[] =>
  rows.map(({ values }) => ({
    householdCode: String(values.code),
    basis: {
      quantityMilli: Number(values.quantity),
      rateFen: BigInt(values.rateFen ?? 0),
      months: values.months ? Number(values.months) : null,
    },
    ...(values.amountFen ? { amountFen: BigInt(values.amountFen) } : {}),
  }))

export const listKey = ({ values }: ImportRow): string => `${values.agreement ?? ''} · ${values.period ?? ''}`
