import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import { hideReview } from './hide-review.ts'
import { listReviews } from './list-reviews.ts'
import { listVoices } from './list-voices.ts'
import { readReviewable } from './read-reviewable.ts'
import { replyToReview } from './reply-to-review.ts'
import { type ReviewInput, writeReview } from './write-review.ts'

export const reviewVerbs = (deps: Deps) => ({
  list: (familyId: string, page: number) => listReviews(deps.db, familyId, page),
  readReviewable: (buyer: Buyer, lineId: string) => readReviewable(deps.db, buyer, lineId),
  write: (buyer: Buyer, input: ReviewInput) => writeReview(deps, buyer, input),
  reply: (viewer: Viewer, input: { reviewId: string; words: string }) => replyToReview(deps, viewer, input),
  hide: (viewer: Viewer, input: { reviewId: string; reason: string }) => hideReview(deps, viewer, input),
  listVoices: (viewer: Viewer, page: number) => listVoices(deps.db, viewer, page),
})
