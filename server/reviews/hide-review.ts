import { DomainError } from '#domain/errors.ts'
import { readReason } from '#domain/reason.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireVoice } from './who-may-speak.ts'

/**
 * A coordinator hides a review that breaks the law or harms somebody. It keeps its place with the reason; nobody can show
 * it again or delete it. Hiding twice keeps the first reason.
 * @throws DomainError NotFound, OutOfScope (also for the producer's own people), InvalidInput {field: 'reason'}
 */
export async function hideReview(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  { reviewId, reason }: { reviewId: string; reason: string },
): Promise<void> {
  await db.tx(async (sql) => {
    const { rows } = await sql.query<{ family_id: string; hidden_at: Date | null }>(
      'SELECT family_id, hidden_at FROM review WHERE id = $1 FOR UPDATE',
      [reviewId],
    )
    const review = rows[0]
    if (!review) throw new DomainError('NotFound')
    await requireVoice(sql, viewer, review.family_id, 'staff')
    const why = readReason(reason)
    if (review.hidden_at) return
    await sql.query('UPDATE review SET hidden_at = $2, hidden_by = $3, hidden_reason = $4 WHERE id = $1', [
      reviewId,
      clock.now(),
      viewer.userId,
      why,
    ])
  })
}
