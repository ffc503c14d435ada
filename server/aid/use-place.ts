import { DomainError } from '#domain/errors.ts'
import type { Fen } from '#domain/money.ts'
import type { Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** The fund that a use is of, in the viewer's scope. @throws DomainError Forbidden, NotFound, OutOfScope */
export async function districtOfFund(sql: Sql, viewer: Viewer, fundId: string): Promise<string> {
  districtInScope(viewer)
  const { rows } = await sql.query<{ code: string }>('SELECT district_code AS code FROM aid_fund WHERE id = $1', [
    knownId(fundId),
  ])
  if (!rows[0]) throw new DomainError('NotFound')
  requireInScope(viewer, rows[0].code)
  return rows[0].code
}

export type LockedUse = {
  id: string
  fundId: string
  kind: 'grant' | 'advance'
  state: 'proposed' | 'approved' | 'rejected' | 'given' | 'closed'
  householdId: string | null
  amountFen: Fen
  proposedBy: string
  districtCode: string
}

/** A use with its fund, locked until the end of the transaction. @throws DomainError Forbidden, NotFound, OutOfScope */
export async function lockUse(sql: Sql, viewer: Viewer, useId: string): Promise<LockedUse> {
  districtInScope(viewer)
  const { rows } = await sql.query<LockedUse>(
    `SELECT u.id, u.fund_id AS "fundId", u.kind, u.state, u.household_id AS "householdId", u.amount_fen AS "amountFen",
            u.proposed_by AS "proposedBy", f.district_code AS "districtCode"
     FROM aid_use u JOIN aid_fund f ON f.id = u.fund_id WHERE u.id = $1 FOR UPDATE OF u`,
    [knownId(useId)],
  )
  const [use] = rows
  if (!use) throw new DomainError('NotFound')
  requireInScope(viewer, use.districtCode)
  return use
}
