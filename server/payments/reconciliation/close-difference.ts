import { DomainError } from '#domain/errors.ts'
import { readReason } from '#domain/reason.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { knownId } from '#server/households/known-id.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireAdmin } from '../staff-scope.ts'

/**
 * An admin closes a difference with the reason in words. Saying the same twice is harmless. Later comparisons leave it
 * closed as long as its figures stay as they are.
 * @throws DomainError NotSignedIn, Forbidden, InvalidInput {field}, NotFound, DifferenceClosed (by somebody else, by a
 *   comparison, or for another reason)
 */
export async function closeDifference(
  { db, clock }: { db: Db; clock: Clock },
  viewer: Viewer | null,
  { differenceId, resolution }: { differenceId: string; resolution: string },
): Promise<void> {
  const actor = requireAdmin(viewer)
  const words = readReason(resolution, 'resolution')
  const id = knownId(differenceId)
  const { rowCount } = await db.pool.query(
    `UPDATE reconciliation_difference SET closed_at = $2, closed_by = $3, resolution = $4 WHERE id = $1 AND closed_at IS NULL`,
    [id, clock.now(), actor, words],
  )
  if (rowCount === 1) return
  const { rows } = await db.pool.query<{ closed_by: string; resolution: string }>(
    'SELECT closed_by, resolution FROM reconciliation_difference WHERE id = $1',
    [id],
  )
  const closed = rows[0]
  if (!closed) throw new DomainError('NotFound')
  if (closed.closed_by !== actor || closed.resolution !== words) throw new DomainError('DifferenceClosed')
}
