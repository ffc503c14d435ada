import { findAdWords, isForbidden } from '#domain/advertising-words.ts'
import { DomainError } from '#domain/errors.ts'
import { LIVE_ITEMS, SCHEDULE_AHEAD_DAYS, SESSION_TITLE } from '#domain/live-schedule.ts'
import type { Fen } from '#domain/money.ts'
import type { Sql } from '#server/db/db.ts'

/** A product of a session: what it costs while it is on the air, how many, and how many for one buyer (null: no limit). */
export type DraftItem = { productId: string; livePriceFen: Fen; quota: number; perBuyer: number | null }

export type SessionDraft = {
  titleZh: string
  /** Empty: the Chinese one stands for it. */
  titleEn: string
  scheduledAt: Date
  /** Key of a picture that was taken in for this form; null: the first product’s stands for it. */
  coverKey: string | null
  /** In the order in which they are shown. */
  items: readonly DraftItem[]
  /** E.164. Everybody has an account. */
  coHosts: readonly string[]
}

const refuse = (field: string, rule: string, detail: Record<string, string | number> = {}): never => {
  throw new DomainError('InvalidInput', { field, rule, ...detail })
}

/** @throws DomainError WordsForbidden {field, words}, InvalidInput {field, rule} */
function checkTitles({ titleZh, titleEn }: SessionDraft): void {
  const length = [...titleZh].length
  if (length < SESSION_TITLE.min || length > SESSION_TITLE.max) refuse('titleZh', 'length')
  if ([...titleEn].length > SESSION_TITLE.maxEn) refuse('titleEn', 'length')
  for (const [field, title] of Object.entries({ titleZh, titleEn })) {
    const words = findAdWords(title).filter(isForbidden)
    if (words.length > 0)
      throw new DomainError('WordsForbidden', { field, words: words.map(({ text }) => text).join('、') })
  }
}

type Goods = { id: string; floor_price_fen: bigint | null; left: number }

/** The products are the producer’s, for sale, not below the farm’s floor, and no more than can be had. */
async function checkItems(sql: Sql, producerId: string, sessionId: string, items: readonly DraftItem[]): Promise<void> {
  if (items.length === 0) refuse('items', 'required')
  if (items.length > LIVE_ITEMS.max) refuse('items', 'many')
  const { rows } = await sql.query<Goods>(
    `SELECT p.id, p.floor_price_fen, s.free + coalesce(i.taken, 0) AS left
     FROM product p JOIN product_family f ON f.id = p.family_id AND f.producer_id = $1 JOIN stock s ON s.product_id = p.id
     LEFT JOIN live_item i ON i.session_id = $2 AND i.product_id = p.id
     WHERE p.id = ANY($3::uuid[]) AND p.withdrawn_at IS NULL`,
    [producerId, sessionId, items.map(({ productId }) => productId)],
  )
  const goods = new Map(rows.map((row) => [row.id, row]))
  for (const { productId, livePriceFen, quota, perBuyer } of items) {
    const product = goods.get(productId)
    if (!product) throw new DomainError('NotFound')
    const floor = product.floor_price_fen
    if (livePriceFen <= 0n) refuse(`price-${productId}`, 'price')
    if (floor !== null && livePriceFen < floor) refuse(`price-${productId}`, 'floor', { floorFen: floor.toString() })
    if (quota < 1 || quota > product.left) refuse(`quota-${productId}`, 'left', { left: product.left })
    if (perBuyer !== null && (perBuyer < 1 || perBuyer > quota)) refuse(`limit-${productId}`, 'limit')
  }
}

/**
 * Whether a session may be announced like this.
 * @param was when it was planned before; null: it is new
 * @throws DomainError NotFound (a product is not the producer’s), WordsForbidden {field, words}, InvalidInput {field, rule,
 *   floorFen?, left?}
 */
export async function checkDraft(
  sql: Sql,
  { sessionId, producerId, was, at }: { sessionId: string; producerId: string; was: Date | null; at: Date },
  draft: SessionDraft,
): Promise<void> {
  checkTitles(draft)
  const moved = draft.scheduledAt.getTime() !== was?.getTime()
  const ahead = draft.scheduledAt.getTime() - at.getTime()
  if (moved && ahead <= 0) refuse('at', 'past')
  if (ahead > SCHEDULE_AHEAD_DAYS * 86_400_000) refuse('at', 'far')
  await checkItems(sql, producerId, sessionId, draft.items)
}
