import type { Db } from '#server/db/db.ts'
import { type Buyer, buyerParams, ownedBy } from '#server/orders/buyer.ts'

/** A line of the buyer's own order, as the form for its review shows it. */
export type Reviewable = {
  lineId: string
  orderId: string
  familyId: string
  slug: string
  nameZh: string
  nameEn: string
  specZh: string
  specEn: string
  /** Whether its goods have arrived. */
  arrived: boolean
  /** Who the review will say wrote it, before masking. */
  writer: string
  /** What was written before, if anything: it stays. */
  review: { rating: number; words: string } | null
}

type Row = Omit<Reviewable, 'review'> & { rating: number | null; words: string | null }

/** @returns null where the line is not the buyer's or does not exist */
export async function readReviewable(db: Pick<Db, 'pool'>, buyer: Buyer, lineId: string): Promise<Reviewable | null> {
  const { rows } = await db.pool.query<Row>(
    `SELECT l.id AS "lineId", o.id AS "orderId", p.family_id AS "familyId", p.slug, p.name_zh AS "nameZh", p.name_en AS "nameEn",
       p.spec_zh AS "specZh", p.spec_en AS "specEn", o.delivered_at IS NOT NULL AS arrived,
       coalesce(u.name, o.recipient) AS writer, r.rating, r.words
     FROM order_line l JOIN orders o ON o.id = l.order_id JOIN product p ON p.id = l.product_id
     LEFT JOIN app_user u ON u.id = o.user_id LEFT JOIN review r ON r.order_line_id = l.id
     WHERE l.id = $1 AND ${ownedBy(2)}`,
    [lineId, ...buyerParams(buyer)],
  )
  if (!rows[0]) return null
  const { rating, words, ...line } = rows[0]
  return { ...line, review: rating !== null && words !== null ? { rating, words } : null }
}
