/** A review as everybody may see it. A hidden one keeps its place, its stars are not counted. */
export type ReviewView = {
  id: string
  rating: number
  /** Null where hidden. */
  words: string | null
  shownName: string
  /** Which pack was bought. */
  specZh: string
  specEn: string
  writtenAt: Date
  reply: string | null
  repliedAt: Date | null
  hiddenReason: string | null
}

/** Columns of a view; `r` is the review, `p` the product of its line. */
export const reviewColumns = `
  r.id, r.rating, CASE WHEN r.hidden_at IS NULL THEN r.words END AS words, r.shown_name AS "shownName", p.spec_zh AS "specZh",
  p.spec_en AS "specEn", r.written_at AS "writtenAt", CASE WHEN r.hidden_at IS NULL THEN r.reply END AS reply,
  r.replied_at AS "repliedAt", r.hidden_reason AS "hiddenReason"`

export const reviewTables = `
  review r JOIN order_line l ON l.id = r.order_line_id JOIN product p ON p.id = l.product_id`
