import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireInScope } from './scope.ts'

/**
 * A household by the code that a person types, of the viewer's scope; one that was merged away stands for the one it turned out to be.
 * @param field of the form, for words beside it
 * @throws DomainError Forbidden, OutOfScope, InvalidInput {field, rule: 'household'}
 */
export async function householdByCode(
  sql: Sql,
  viewer: Viewer,
  code: string,
  field: string,
): Promise<{ id: string; districtCode: string }> {
  const { rows } = await sql.query<{ id: string; districtCode: string }>(
    `SELECT k.id, t.district_code AS "districtCode" FROM household h JOIN household k ON k.id = coalesce(h.merged_into_id, h.id)
     JOIN village v ON v.code = k.village_code JOIN township t ON t.code = v.township_code WHERE h.code = $1 AND k.removed_at IS NULL`,
    [code.trim()],
  )
  const [household] = rows
  if (!household) throw new DomainError('InvalidInput', { field, rule: 'household' })
  requireInScope(viewer, household.districtCode)
  return household
}
