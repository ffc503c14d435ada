import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import type { Buyer } from '#server/orders/buyer.ts'
import type { Subscription } from './push.ts'

type Deps = { db: Db; clock: Clock }

/** Browsers of one person, at most; the oldest go first. */
const MOST = 10

/** Push services of browsers. The shop sends requests to an endpoint, so that it must not be any address somebody names. */
const SERVICES =
  /^https:\/\/([a-z0-9-]+\.)*(fcm\.googleapis\.com|push\.services\.mozilla\.com|push\.apple\.com|notify\.windows\.com)\//
const KEY = /^[\w-]{20,200}={0,2}$/

const insert = `
INSERT INTO push_subscription AS s (id, endpoint, p256dh, auth, locale, user_id, guest_key_hash, created_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
ON CONFLICT (endpoint) DO UPDATE SET p256dh = $3, auth = $4, locale = $5, user_id = $6, guest_key_hash = $7, created_at = $8`

const dropOldest = `
DELETE FROM push_subscription WHERE id IN (
  SELECT id FROM push_subscription WHERE user_id = $1 OR guest_key_hash = $2 ORDER BY created_at DESC, id DESC OFFSET ${MOST})`

/** A browser takes notices for its person from now on. Again is harmless. @throws DomainError InvalidInput {field} */
export async function subscribe(
  { db, clock }: Deps,
  buyer: Buyer,
  { endpoint, p256dh, auth, locale }: Subscription & { locale: string },
): Promise<void> {
  if (!SERVICES.test(endpoint) || endpoint.length > 1_000) throw new DomainError('InvalidInput', { field: 'endpoint' })
  if (!KEY.test(p256dh) || !KEY.test(auth)) throw new DomainError('InvalidInput', { field: 'keys' })
  const { userId, guestKeyHash } = buyer
  await db.tx(async (sql) => {
    await sql.query(insert, [newId(), endpoint, p256dh, auth, locale, userId, guestKeyHash, clock.now()])
    await sql.query(dropOldest, [userId, guestKeyHash])
  })
}

/** The buyer's own browser takes no notices any more. @param endpoint absent: none of their browsers does */
export async function unsubscribe({ db }: { db: Db }, buyer: Buyer, endpoint: string | null): Promise<void> {
  await db.pool.query(
    `DELETE FROM push_subscription WHERE (user_id = $1 OR guest_key_hash = $2) AND ($3::text IS NULL OR endpoint = $3)`,
    [buyer.userId, buyer.guestKeyHash, endpoint],
  )
}

/** How many browsers of the buyer take notices. */
export async function countSubscriptions({ db }: { db: Db }, buyer: Buyer): Promise<number> {
  const { rows } = await db.pool.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM push_subscription WHERE user_id = $1 OR guest_key_hash = $2',
    [buyer.userId, buyer.guestKeyHash],
  )
  return rows[0]?.count ?? 0
}
