import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** The scope reaches every line of the order. */
const withinScope = `
SELECT bool_and($2::text IS NULL OR f.district_code = $2) AS within
FROM order_line l JOIN product p ON p.id = l.product_id JOIN product_family f ON f.id = p.family_id
WHERE l.order_id = $1`

/**
 * A coordinator of the goods' district, or an admin.
 * @returns who it is, as an actor
 * @throws DomainError NotSignedIn, Forbidden, OutOfScope, NotFound
 */
export async function requireStaffOf(sql: Sql, viewer: Viewer | null, orderId: string): Promise<string> {
  if (!viewer) throw new DomainError('NotSignedIn')
  const { role, scope, userId } = viewer
  if ((role !== 'coordinator' && role !== 'admin') || !scope) throw new DomainError('Forbidden')
  const district = scope.kind === 'all' ? null : scope.districtCode
  const { rows } = await sql.query<{ within: boolean | null }>(withinScope, [orderId, district])
  const within = rows[0]?.within ?? null
  if (within === null) throw new DomainError('NotFound')
  if (!within) throw new DomainError('OutOfScope')
  return `user:${userId}`
}

/**
 * Money that belongs to no district: admins only.
 * @returns who it is, as an actor
 * @throws DomainError NotSignedIn, Forbidden
 */
export function requireAdmin(viewer: Viewer | null): string {
  if (!viewer) throw new DomainError('NotSignedIn')
  if (viewer.role !== 'admin') throw new DomainError('Forbidden')
  return `user:${viewer.userId}`
}
