import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

export type FoundCheck = { id: string; districtCode: string; exportedBy: string | null }

/** A check of the viewer's scope. @throws DomainError Forbidden, NotFound, OutOfScope */
export async function findCheck(sql: Sql, viewer: Viewer, checkId: string): Promise<FoundCheck> {
  districtInScope(viewer)
  const { rows } = await sql.query<FoundCheck>(
    `SELECT c.id, r.district_code AS "districtCode", r.exported_by AS "exportedBy"
     FROM receipt_check c JOIN payout p ON p.id = c.payout_id JOIN payout_run r ON r.id = p.run_id WHERE c.id = $1`,
    [knownId(checkId)],
  )
  if (!rows[0]) throw new DomainError('NotFound')
  requireInScope(viewer, rows[0].districtCode)
  return rows[0]
}
