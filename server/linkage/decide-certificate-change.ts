import { DomainError } from '#domain/errors.ts'
import { certifiedAfter, coversSold } from '#domain/mass-balance.ts'
import { readReason } from '#domain/reason.ts'
import type { Sql } from '#server/db/db.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { type LockedChange, lockCertificateChange } from './lock-certificate-change.ts'

export type CertificateDecision = { changeId: string; decision: 'approved' | 'rejected'; reason?: string }

const join = `
INSERT INTO aid_certificate_household (certificate_id, household_id) VALUES ($1, $2)
ON CONFLICT (certificate_id, household_id) DO UPDATE SET left_at = NULL`

const leave = `
UPDATE aid_certificate_household c SET left_at = $3 FROM household h
WHERE c.certificate_id = $1 AND h.id = c.household_id AND c.left_at IS NULL AND coalesce(h.merged_into_id, h.id) = $2`

/**
 * A second person approves or sends back a change of who stands behind a certificate. What was sold under it stays as it is.
 * @throws DomainError Forbidden, NotFound, OutOfScope, ChangeStateConflict, SecondPersonNeeded, CertifiedQuantityExceeded (less would
 *   be certified than is sold under it by now), InvalidInput {field: 'reason'}
 */
export async function decideCertificateChange(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  { changeId, decision, reason = '' }: CertificateDecision,
): Promise<void> {
  const actor = `user:${viewer.userId}`
  await db.tx(async (sql) => {
    const { certificate, change } = await lockCertificateChange(sql, viewer, changeId)
    if (change.state !== 'proposed') throw new DomainError('ChangeStateConflict')
    if (change.proposedBy === actor) throw new DomainError('SecondPersonNeeded')
    const why = decision === 'rejected' ? readReason(reason) : null
    const after = decision === 'approved' ? certifiedAfter(certificate.certified, change) : null
    if (after !== null) {
      if (!coversSold(after, certificate.soldMilli)) throw new DomainError('CertifiedQuantityExceeded')
      await apply(sql, change, after, clock.now())
    }
    await sql.query(
      `UPDATE certificate_change SET state = $2::change_state, decided_by = $3, decided_at = $4, decision = $5, certified_after = $6 WHERE id = $1`,
      [changeId, decision, actor, clock.now(), why, after],
    )
  })
}

async function apply(
  sql: Sql,
  { certificateId, householdId, kind }: LockedChange,
  certified: number,
  at: Date,
): Promise<void> {
  if (kind === 'add') await sql.query(join, [certificateId, householdId])
  else await sql.query(leave, [certificateId, householdId, at])
  await sql.query('UPDATE aid_certificate SET certified_quantity = $2 WHERE id = $1', [certificateId, certified])
}
