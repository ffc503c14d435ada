import { findAdWords, isForbidden } from '#domain/advertising-words.ts'
import { DomainError } from '#domain/errors.ts'
import { THANKS_LIMIT } from '#domain/live-replay.ts'
import type { Clock } from '#server/clock.ts'
import type { Db, Sql } from '#server/db/db.ts'
import { queueNotices, type Reach } from '#server/notices/queue-notices.ts'
import { cleanChatText } from '../chat-text.ts'
import { requireHost } from '../hosts.ts'
import { lockPast } from './lock-past.ts'
import { readSessionPast } from './read-session-past.ts'

export type ThanksInput = { sessionId: string; wordsZh: string; wordsEn: string }

type Buyer = { orderId: string; number: string; userId: string | null; reaches: Reach[] }

/**
 * Everybody with a paid order of the session, once, by their newest one; who ordered as a guest and by an account
 * with the same phone is one person. They are written to where it disturbs least: browser and e-mail, or else by text message.
 */
const buyers = `
WITH paid AS (
  SELECT o.*, coalesce(o.user_id, (SELECT min(p.user_id) FROM orders p WHERE p.live_session_id = $1 AND p.phone = o.phone), o.phone) AS person
  FROM orders o WHERE o.live_session_id = $1 AND o.state IN ('reserved', 'paid', 'packed', 'shipped', 'delivered', 'completed')
), newest AS (
  SELECT DISTINCT ON (person) * FROM paid ORDER BY person, user_id NULLS LAST, placed_at DESC, id
)
SELECT o.id AS "orderId", lpad(o.number::text, greatest(8, length(o.number::text)), '0') AS number, o.user_id AS "userId",
  coalesce(nullif((SELECT jsonb_agg(r) FROM (
    SELECT 'email' AS channel, coalesce(o.email, u.contact_email) AS recipient, o.locale WHERE coalesce(o.email, u.contact_email) IS NOT NULL
    UNION ALL
    SELECT 'push', s.endpoint, s.locale FROM push_subscription s WHERE s.user_id = o.user_id OR s.guest_key_hash = o.guest_key_hash
  ) r), 'null'), CASE WHEN o.phone LIKE '+%' THEN jsonb_build_array(jsonb_build_object('channel', 'sms', 'recipient', o.phone, 'locale', o.locale)) ELSE '[]' END) AS reaches
FROM newest o LEFT JOIN app_user u ON u.id = o.user_id ORDER BY o.person`

async function readBuyers(sql: Sql, sessionId: string): Promise<Buyer[]> {
  const { rows } = await sql.query<Buyer>(buyers, [sessionId])
  return rows.filter(({ reaches }) => reaches.length > 0)
}

/** @throws DomainError InvalidInput {field}, WordsForbidden {field, words} */
function readWords(raw: string, field: 'wordsZh' | 'wordsEn'): string {
  const text = cleanChatText(raw)
  if (text === null || text.length > THANKS_LIMIT) throw new DomainError('InvalidInput', { field })
  const words = findAdWords(text).filter(isForbidden)
  if (words.length > 0)
    throw new DomainError('WordsForbidden', { field, words: words.map((word) => word.text).join('、') })
  return text
}

/**
 * A thank-you as it would be sent, without sending it.
 * @throws DomainError Forbidden, InvalidInput {field}, WordsForbidden {field, words}
 */
export async function previewThanks(
  { db }: { db: Db },
  userId: string,
  { sessionId, wordsZh, wordsEn }: ThanksInput,
): Promise<{ wordsZh: string; wordsEn: string }> {
  await requireHost(db.pool, sessionId, userId)
  return { wordsZh: readWords(wordsZh, 'wordsZh'), wordsEn: readWords(wordsEn, 'wordsEn') }
}

/** How many people a thank-you would reach. @throws DomainError NotFound, Forbidden, SessionStateConflict {state} */
export async function countThanked({ db }: { db: Db }, userId: string, sessionId: string): Promise<number> {
  await readSessionPast(db.pool, sessionId)
  await requireHost(db.pool, sessionId, userId)
  return (await readBuyers(db.pool, sessionId)).length
}

/**
 * Thanks everybody who bought in a session, each in the language of their order, once and for all: asked for again it does
 * nothing, even with other words.
 * @returns how many people are written to; null where that was done before
 * @throws DomainError NotFound, Forbidden, SessionStateConflict {state}, InvalidInput {field}, WordsForbidden {field, words}
 */
export async function thankBuyers(
  { db, clock }: { db: Db; clock: Clock },
  userId: string,
  { sessionId, ...raw }: ThanksInput,
): Promise<number | null> {
  const [wordsZh, wordsEn] = [readWords(raw.wordsZh, 'wordsZh'), readWords(raw.wordsEn, 'wordsEn')]
  const at = clock.now()
  return db.tx(async (sql) => {
    const { thankedAt } = await lockPast(sql, userId, sessionId)
    if (thankedAt) return null
    const { rows } = await sql.query<{ titleZh: string; titleEn: string }>(
      'UPDATE live_session SET thanked_at = $2 WHERE id = $1 RETURNING title_zh AS "titleZh", title_en AS "titleEn"',
      [sessionId, at],
    )
    const { titleZh = '', titleEn = '' } = rows[0] ?? {}
    const people = await readBuyers(sql, sessionId)
    for (const { orderId, number, userId: buyerId, reaches } of people)
      await queueNotices(sql, {
        kind: 'live_thanks',
        facts: { sessionId, titleZh, titleEn, wordsZh, wordsEn, number },
        dedupeKey: `live_thanks:${orderId}`,
        orderId,
        userId: buyerId,
        at,
        reaches,
      })
    return people.length
  })
}
