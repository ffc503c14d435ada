import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import { maskName } from '#domain/masking.ts'
import type { Deps } from '#server/deps.ts'
import { spend } from '#server/identity/rate-limit.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { reviewsPerBuyer } from './limits.ts'
import { readReviewable } from './read-reviewable.ts'

export type ReviewInput = { lineId: string; rating: number; words: string }

/**
 * A buyer says what the goods of their line were like. Once a line; the same words again are the same review.
 * @param input.rating 1 to 5
 * @throws DomainError NotFound (not their line), ReviewTooEarly (nothing has arrived), ReviewAlreadyWritten, TooManyRequests
 */
export async function writeReview(
  { db, clock }: Pick<Deps, 'db' | 'clock'>,
  buyer: Buyer,
  { lineId, rating, words }: ReviewInput,
): Promise<{ slug: string }> {
  await spend({ db, clock }, `review:${buyer.userId ?? buyer.guestKeyHash}`, reviewsPerBuyer)
  const line = await readReviewable(db, buyer, lineId)
  if (!line) throw new DomainError('NotFound')
  if (!line.arrived) throw new DomainError('ReviewTooEarly')
  const { rowCount } = await db.pool.query(
    `INSERT INTO review (id, order_line_id, family_id, user_id, rating, words, shown_name, written_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (order_line_id) DO NOTHING`,
    [newId(), lineId, line.familyId, buyer.userId, rating, words, maskName(line.writer), clock.now()],
  )
  if (rowCount === 0) {
    const kept = (await readReviewable(db, buyer, lineId))?.review
    if (kept?.rating !== rating || kept.words !== words) throw new DomainError('ReviewAlreadyWritten')
  }
  return { slug: line.slug }
}
