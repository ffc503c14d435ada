import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/**
 * SQL condition that a family (alias `f`) is one for which a person acts: as its producer's, or as a coordinator of its
 * district. Parameters `$n` (user id) and `$n + 1` (see `staffDistrict`).
 */
export const actsFor = (n: number): string => `(
  EXISTS (SELECT 1 FROM producer_member m WHERE m.producer_id = f.producer_id AND m.user_id = $${n})
  OR $${n + 1}::text = 'all' OR f.district_code = $${n + 1}::text)`

/** The district a person coordinates, `all`, or null for everybody else. */
export function staffDistrict(viewer: Viewer): string | null {
  if (viewer.role !== 'admin' && viewer.role !== 'coordinator') return null
  return districtInScope(viewer) ?? 'all'
}

type Row = { district_code: string; member: boolean }

/** @throws DomainError NotFound for a family that is not there, OutOfScope for whom it is none of their business */
export async function requireVoice(sql: Sql, viewer: Viewer, familyId: string, as: 'either' | 'staff'): Promise<void> {
  const { rows } = await sql.query<Row>(
    `SELECT f.district_code, EXISTS (SELECT 1 FROM producer_member m WHERE m.producer_id = f.producer_id AND m.user_id = $2) AS member
     FROM product_family f WHERE f.id = $1`,
    [familyId, viewer.userId],
  )
  const family = rows[0]
  if (!family) throw new DomainError('NotFound')
  const district = staffDistrict(viewer)
  const inScope = district === 'all' || district === family.district_code
  if (!inScope && !(as === 'either' && family.member)) throw new DomainError('OutOfScope')
}
