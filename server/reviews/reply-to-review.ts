import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { requireVoice } from './who-may-speak.ts'

/**
 * The producer answers a review, once, under it. The same words again change nothing.
 * @throws DomainError NotFound, OutOfScope (not one of the producer's people), AlreadyAnswered
 */
export async function replyToReview(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  viewer: Viewer,
  { reviewId, words }: { reviewId: string; words: string },
): Promise<void> {
  await db.tx(async (sql) => {
    const { rows } = await sql.query<{ family_id: string; reply: string | null }>(
      'SELECT family_id, reply FROM review WHERE id = $1 AND hidden_at IS NULL FOR UPDATE',
      [reviewId],
    )
    const review = rows[0]
    if (!review) throw new DomainError('NotFound')
    await requireVoice(sql, viewer, review.family_id, 'either')
    if (review.reply === words) return
    if (review.reply !== null) throw new DomainError('AlreadyAnswered')
    await sql.query('UPDATE review SET reply = $2, replied_at = $3 WHERE id = $1', [reviewId, words, clock.now()])
  })
}
