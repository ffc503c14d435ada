import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope, requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** Locked as a sale locks it; what was sold under it is read by the statement after, which sees all of it. */
const lock = `
SELECT c.id, c.certified_quantity AS certified, f.district_code AS "districtCode"
FROM aid_certificate c JOIN product_family f ON f.id = c.family_id WHERE c.id = $1 FOR NO KEY UPDATE OF c`

export type LockedCertificate = { id: string; certified: number; districtCode: string; soldMilli: bigint }

/** A certificate of the viewer's scope, locked until the end of the transaction. @throws DomainError Forbidden, NotFound, OutOfScope */
export async function lockCertificate(sql: Sql, viewer: Viewer, id: string): Promise<LockedCertificate> {
  districtInScope(viewer)
  const found = await sql.query<Omit<LockedCertificate, 'soldMilli'>>(lock, [knownId(id)])
  const [certificate] = found.rows
  if (!certificate) throw new DomainError('NotFound')
  requireInScope(viewer, certificate.districtCode)
  const sold = await sql.query<{ soldMilli: bigint }>(
    'SELECT coalesce(sum(units_milli), 0)::bigint AS "soldMilli" FROM aid_certificate_use WHERE certificate_id = $1',
    [id],
  )
  return { ...certificate, soldMilli: sold.rows[0]?.soldMilli ?? 0n }
}
