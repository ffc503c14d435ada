import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { lockCertificateChange } from './lock-certificate-change.ts'

const withdraw = `UPDATE certificate_change SET state = 'withdrawn', decided_by = $2, decided_at = $3 WHERE id = $1`

/**
 * The proposer takes a change of a certificate back before anybody decides it; its paper stays. Again changes nothing.
 * @throws DomainError Forbidden (not in charge of the district, or somebody else proposed it), NotFound, OutOfScope,
 *   ChangeStateConflict (decided before)
 */
export async function withdrawCertificateChange(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  changeId: string,
): Promise<void> {
  const actor = `user:${viewer.userId}`
  await db.tx(async (sql) => {
    const { change } = await lockCertificateChange(sql, viewer, changeId)
    if (change.proposedBy !== actor) throw new DomainError('Forbidden')
    if (change.state === 'withdrawn') return
    if (change.state !== 'proposed') throw new DomainError('ChangeStateConflict')
    await sql.query(withdraw, [changeId, actor, clock.now()])
  })
}
