import { DomainError } from '#domain/errors.ts'
import type { Sql } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import { requireInScope } from '#server/households/scope.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/**
 * Who may look after a batch: people who act for its producer, coordinators of its district, admins.
 * @throws DomainError NotFound, Forbidden, OutOfScope
 */
export async function requireSteward(sql: Sql, viewer: Viewer, batchId: string): Promise<void> {
  const { rows } = await sql.query<{ district: string; member: boolean }>(
    `SELECT r.district_code AS district, EXISTS (
       SELECT 1 FROM producer_member m WHERE m.producer_id = r.id AND m.user_id = $2) AS member
     FROM batch b JOIN producer r ON r.id = b.producer_id WHERE b.id = $1`,
    [knownId(batchId), viewer.userId],
  )
  const batch = rows[0]
  if (!batch) throw new DomainError('NotFound')
  if (batch.member) return
  if (viewer.role !== 'coordinator' && viewer.role !== 'admin') throw new DomainError('NotFound')
  requireInScope(viewer, batch.district)
}
