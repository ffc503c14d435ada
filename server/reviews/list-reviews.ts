import type { Db } from '#server/db/db.ts'
import { type ReviewView, reviewColumns, reviewTables } from './review.ts'

export const REVIEWS_A_PAGE = 5

export type ReviewSummary = {
  /** Reviews that are shown. */
  count: number
  /** Tenths of a star: 47 is 4.7. Null without reviews. */
  average: number | null
  /** How many gave one star, two, … five. */
  stars: [number, number, number, number, number]
  hidden: number
}

export type ReviewPage = { summary: ReviewSummary; reviews: ReviewView[]; page: number; pages: number }

type Counted = { rating: number; shown: number; hidden: number }

/** Reviews of a good, newest first. @param page from 1; past the end it is the last */
export async function listReviews(db: Pick<Db, 'pool'>, familyId: string, page: number): Promise<ReviewPage> {
  const counted = await db.pool.query<Counted>(
    `SELECT rating, count(*) FILTER (WHERE hidden_at IS NULL)::int AS shown, count(hidden_at)::int AS hidden
     FROM review WHERE family_id = $1 GROUP BY rating`,
    [familyId],
  )
  const summary = summarise(counted.rows)
  const pages = Math.max(1, Math.ceil((summary.count + summary.hidden) / REVIEWS_A_PAGE))
  const shown = Math.min(Math.max(1, page), pages)
  const { rows } = await db.pool.query<ReviewView>(
    `SELECT ${reviewColumns} FROM ${reviewTables} WHERE r.family_id = $1
     ORDER BY r.written_at DESC, r.id LIMIT ${REVIEWS_A_PAGE} OFFSET $2`,
    [familyId, (shown - 1) * REVIEWS_A_PAGE],
  )
  return { summary, reviews: rows, page: shown, pages }
}

function summarise(counted: Counted[]): ReviewSummary {
  const of = (stars: number) => counted.find(({ rating }) => rating === stars)?.shown ?? 0
  const stars: ReviewSummary['stars'] = [of(1), of(2), of(3), of(4), of(5)]
  const count = stars.reduce((sum, one) => sum + one, 0)
  const points = stars.reduce((sum, one, index) => sum + one * (index + 1), 0)
  return {
    count,
    average: count === 0 ? null : Math.round((points * 10) / count),
    stars,
    hidden: counted.reduce((sum, one) => sum + one.hidden, 0),
  }
}
