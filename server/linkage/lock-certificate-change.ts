import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { districtInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type LockedCertificate, lockCertificate } from './lock-certificate.ts'

export type LockedChange = {
  certificateId: string
  householdId: string
  kind: 'add' | 'remove'
  units: number
  state: 'proposed' | 'approved' | 'rejected' | 'withdrawn'
  proposedBy: string
}

const find = `SELECT certificate_id AS "certificateId" FROM certificate_change WHERE id = $1`

/** The household as it is registered now: it may have turned out to be another since. */
const lock = `
SELECT c.certificate_id AS "certificateId", coalesce(h.merged_into_id, h.id) AS "householdId", c.kind, c.units, c.state, c.proposed_by AS "proposedBy"
FROM certificate_change c JOIN household h ON h.id = c.household_id WHERE c.id = $1 FOR UPDATE OF c`

/** A change of a certificate of the viewer's scope, both locked until the end of the transaction. @throws DomainError Forbidden, NotFound, OutOfScope */
export async function lockCertificateChange(
  sql: Sql,
  viewer: Viewer,
  changeId: string,
): Promise<{ certificate: LockedCertificate; change: LockedChange }> {
  districtInScope(viewer)
  const found = (await sql.query<Pick<LockedChange, 'certificateId'>>(find, [knownId(changeId)])).rows[0]
  if (!found) throw new DomainError('NotFound')
  // The certificate first, as a proposal does: both wait for it in one order.
  const certificate = await lockCertificate(sql, viewer, found.certificateId)
  const change = (await sql.query<LockedChange>(lock, [changeId])).rows[0]
  if (!change) throw new DomainError('NotFound')
  return { certificate, change }
}
