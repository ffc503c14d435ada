import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import { amountOf, type Basis, basisFault, monthsPaid } from '#domain/period-basis.ts'
import { basisAgainstTerms, mostCounted } from '#domain/period-terms.ts'
import type { Sql } from '#server/db/db.ts'
import type { ListVersion } from './list-version.ts'
import { requireUncounted } from './require-uncounted.ts'

/** A row of a list as it is proposed. */
export type ProposedRow = {
  householdCode: string
  basis: Basis
  /** Where the sheet says an amount, it must be what the basis gives. */
  amountFen?: Fen
}

/** A row that may be written: of the household that counts, with what its basis gives. */
export type CheckedRow = { householdId: string; basis: Basis; amountFen: Fen; months: number }

const MOST_ROWS = 500

/** `row` counts from 1, as people count the rows of a sheet. */
const wrong = (row: number, rule: string, code: string, part = 'rows') =>
  new DomainError('InvalidInput', { field: 'rows', rule, row, code, part })

/** Households of a version by their codes; one that was merged away stands for the one it turned out to be. */
async function membersOf(sql: Sql, versionId: string): Promise<Map<string, string>> {
  const { rows } = await sql.query<{ code: string; id: string }>(
    `SELECT k.code, coalesce(h.merged_into_id, h.id) AS id FROM agreement_share s JOIN household h ON h.id = s.household_id
     JOIN household k ON k.id IN (h.id, h.merged_into_id) WHERE s.version_id = $1`,
    [versionId],
  )
  return new Map(rows.map(({ code, id }) => [code, id]))
}

/**
 * Rows against the version they are paid by: households of the agreement, each once, each amount as its basis and the terms give it,
 * none for a month that was paid.
 * @throws DomainError InvalidInput {field: 'rows', rule, row, code, part}, PeriodCounted {code}
 */
export async function checkRows(
  sql: Sql,
  version: ListVersion,
  period: string,
  rows: readonly ProposedRow[],
): Promise<CheckedRow[]> {
  if (rows.length === 0 || rows.length > MOST_ROWS)
    throw new DomainError('InvalidInput', { field: 'rows', rule: 'count' })
  const members = await membersOf(sql, version.id)
  const seen = new Set<string>()
  const checked = rows.map(({ householdCode: code, basis, amountFen }, at) => {
    const householdId = members.get(code)
    if (!householdId) throw wrong(at + 1, 'notInAgreement', code)
    if (seen.has(householdId)) throw wrong(at + 1, 'twice', code)
    seen.add(householdId)
    const fault = basisFault(version.type, period, basis)
    if (fault) throw wrong(at + 1, fault.rule, code, fault.part)
    const broken = basisAgainstTerms(version.type, version.terms, basis)
    if (broken) throw wrong(at + 1, broken, code)
    const gives = amountOf(basis)
    if (gives <= 0n || (amountFen !== undefined && amountFen !== gives)) throw wrong(at + 1, 'amount', code)
    return { householdId, basis, amountFen: gives, months: monthsPaid(version.type, basis) }
  })
  const most = mostCounted(version.type, version.terms)
  const counted = checked.reduce((sum, { basis }) => sum + basis.quantityMilli, 0)
  if (most !== null && counted > most) throw new DomainError('InvalidInput', { field: 'rows', rule: 'tooMany', most })
  await requireUncounted(sql, version.agreementId, period, checked)
  return checked
}
