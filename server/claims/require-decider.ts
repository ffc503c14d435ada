import type { ClaimActor } from '#domain/claim-states.ts'
import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** Where the goods of a claim come from. */
type Origin = { producerId: string; districtCode: string }

/**
 * Who may decide about a claim: a coordinator of the goods' district, an admin, or a member of their producer.
 * @returns as what they decide, and who it is
 * @throws DomainError NotSignedIn, Forbidden, OutOfScope, NotFound (a farmer of another producer)
 */
export async function requireDecider(
  sql: Sql,
  viewer: Viewer | null,
  { producerId, districtCode }: Origin,
): Promise<{ by: ClaimActor; actor: string }> {
  if (!viewer) throw new DomainError('NotSignedIn')
  const actor = `user:${viewer.userId}`
  if (viewer.role === 'farmer' || viewer.role === 'volunteer') {
    const { rowCount } = await sql.query('SELECT 1 FROM producer_member WHERE producer_id = $1 AND user_id = $2', [
      producerId,
      viewer.userId,
    ])
    if (rowCount === 0) throw new DomainError('NotFound')
    return { by: 'producer', actor }
  }
  const district = districtInScope(viewer)
  if (district !== null && district !== districtCode) throw new DomainError('OutOfScope')
  return { by: 'staff', actor }
}
