import type { Locale } from '#domain/locale.ts'
import type { Db } from '#server/db/db.ts'
import { type Buyer, buyerParams, ownedBy } from '#server/orders/buyer.ts'
import type { NoticeKind, StoredFacts } from './notice-facts.ts'
import { pathOf } from './path-of.ts'
import { sayNotice } from './words.ts'

/** What a person was told, in the words of the language they read now. */
export type ToldNotice = { id: string; at: Date; title: string; text: string; href: string }

type Row = { id: string; kind: NoticeKind; facts: StoredFacts<NoticeKind>; orderId: string | null; at: Date }

/** One a message, whatever the ways it went out by. A guest's are those of their orders. */
const readNotices = `
SELECT * FROM (
  SELECT DISTINCT ON (regexp_replace(n.dedupe_key, ':(sms|email|push(:[0-9a-f]{32})?)$', ''))
         n.id, n.kind, n.facts, n.order_id AS "orderId", n.created_at AS at
  FROM notice n LEFT JOIN orders o ON o.id = n.order_id
  WHERE n.user_id = $1 OR (o.id IS NOT NULL AND ${ownedBy(1)})
  ORDER BY regexp_replace(n.dedupe_key, ':(sms|email|push(:[0-9a-f]{32})?)$', ''), n.created_at
) told ORDER BY at DESC, id LIMIT 50`

/** The newest fifty, newest first. */
export async function listNotices({ db }: { db: Db }, buyer: Buyer, locale: Locale): Promise<ToldNotice[]> {
  const { rows } = await db.pool.query<Row>(readNotices, buyerParams(buyer))
  return rows.map((row) => {
    const { title, text } = sayNotice(row.kind, locale, row.facts)
    return { id: row.id, at: row.at, title, text, href: pathOf(row) }
  })
}
