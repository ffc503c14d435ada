import type { Sql } from '#server/db/db.ts'
import type { NoticeFacts, NoticeKind } from './notice-facts.ts'
import { queueNotices, type Reach } from './queue-notices.ts'

/** Kinds of notices that are about an order. */
export type OrderNoticeKind = Exclude<NoticeKind, `live_${string}` | `visit_${string}` | 'host_decided'>

export type BuyerNotice<Kind extends OrderNoticeKind> = {
  orderId: string
  kind: Kind
  facts: NoticeFacts[Kind]
  /** What it is about, such as `parcel_shipped:<parcel>`: told twice, it is one notice. */
  dedupeKey: string
  at: Date
}

type Buyer = { number: string; userId: string | null; reaches: Reach[] }

/** By phone always, by e-mail where the order or the account has an address, and to every browser that takes notices. */
const readBuyer = `
SELECT lpad(o.number::text, greatest(8, length(o.number::text)), '0') AS number, o.user_id AS "userId", (
  SELECT coalesce(json_agg(r), '[]') FROM (
    SELECT 'sms' AS channel, o.phone AS recipient, o.locale WHERE o.phone LIKE '+%'
    UNION ALL
    SELECT 'email', coalesce(o.email, u.contact_email), o.locale WHERE coalesce(o.email, u.contact_email) IS NOT NULL
    UNION ALL
    SELECT 'push', s.endpoint, s.locale FROM push_subscription s WHERE s.user_id = o.user_id OR s.guest_key_hash = o.guest_key_hash
  ) r) AS reaches
FROM orders o LEFT JOIN app_user u ON u.id = o.user_id WHERE o.id = $1`

/**
 * Tells an order's buyer something, in their language and by every way they can be reached. In the caller's transaction:
 * it is told exactly if that commits, and sent afterwards.
 */
export async function tellBuyer<Kind extends OrderNoticeKind>(sql: Sql, notice: BuyerNotice<Kind>): Promise<void> {
  const { orderId, kind, dedupeKey, at } = notice
  const { rows } = await sql.query<Buyer>(readBuyer, [orderId])
  const buyer = rows[0]
  if (!buyer || buyer.reaches.length === 0) return
  const { number, userId, reaches } = buyer
  const facts = { ...notice.facts, number }
  await queueNotices(sql, { kind, facts, dedupeKey, orderId, userId, at, reaches })
}
