import type { Sql } from '#server/db/db.ts'
import { append } from '#server/outbox/append.ts'
import { type NoticeFacts, type NoticeKind, storeFacts } from './notice-facts.ts'

export type Channel = 'sms' | 'email' | 'push'

/** One way to reach a person. `recipient`: phone (E.164), address, or the endpoint of a browser. */
export type Reach = { channel: Channel; recipient: string; locale: string }

export type QueuedNotice<Kind extends NoticeKind = NoticeKind> = {
  kind: Kind
  facts: NoticeFacts[Kind] & { number?: string }
  /** What it is about and to whom: notices with the same key and channel are one. */
  dedupeKey: string
  orderId: string | null
  userId: string | null
  at: Date
  reaches: readonly Reach[]
}

const insert = `
INSERT INTO notice (id, dedupe_key, kind, channel, recipient, locale, facts, order_id, user_id, created_at)
SELECT uuidv7(), $1 || ':' || r.channel || CASE WHEN r.channel = 'push' THEN ':' || md5(r.recipient) ELSE '' END,
       $2, r.channel::notice_channel, r.recipient, r.locale, $3, $4, $5, $6
FROM unnest($7::text[], $8::text[], $9::text[]) AS r(channel, recipient, locale)
ON CONFLICT (dedupe_key) DO NOTHING RETURNING id`

/** Writes a notice for every way its person can be reached, and queues their sending, in the caller's transaction. */
export async function queueNotices<Kind extends NoticeKind>(sql: Sql, notice: QueuedNotice<Kind>): Promise<void> {
  const { kind, facts, dedupeKey, orderId, userId, at, reaches } = notice
  const { rows } = await sql.query<{ id: string }>(insert, [
    ...[dedupeKey, kind, storeFacts(facts), orderId, userId, at],
    reaches.map(({ channel }) => channel),
    reaches.map(({ recipient }) => recipient),
    reaches.map(({ locale }) => locale),
  ])
  for (const { id } of rows) await append(sql, 'notice.send', { noticeId: id })
}
