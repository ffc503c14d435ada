import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { knownId } from './known-id.ts'
import { districtInScope, requireInScope } from './scope.ts'

/** A household of the viewer's scope and its district. @throws DomainError Forbidden, NotFound, OutOfScope */
export async function requireHousehold(sql: Sql, viewer: Viewer, householdId: string): Promise<string> {
  districtInScope(viewer)
  const { rows } = await sql.query<{ district: string }>(
    `SELECT t.district_code AS district FROM household h JOIN village v ON v.code = h.village_code
     JOIN township t ON t.code = v.township_code WHERE h.id = $1`,
    [knownId(householdId)],
  )
  if (!rows[0]) throw new DomainError('NotFound')
  requireInScope(viewer, rows[0].district)
  return rows[0].district
}
