import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import type { Locale } from '#domain/locale.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { spend } from '#server/identity/rate-limit.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { countSubscriptions } from '#server/notices/subscribe.ts'
import type { Buyer } from '#server/orders/buyer.ts'

type Deps = { db: Db; clock: Clock }

/** Text messages that guests can have sent to one phone, and that one guest can have sent. */
const DAY = 24 * 60 * 60
const perPhone = { max: 5, seconds: DAY }
const perGuest = { max: 20, seconds: DAY }

const insert = `
INSERT INTO reminder (id, session_id, user_id, guest_key_hash, phone, locale, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
ON CONFLICT `
const update = ` DO UPDATE SET phone = coalesce(excluded.phone, reminder.phone), locale = excluded.locale WHERE reminder.told_at IS NULL`

/**
 * Somebody wants to be told before a live session begins: by text message to the account's phone or the one that a guest
 * gives, and on every browser of theirs that takes notices. Again is harmless, and changes the phone.
 * @param phone E.164, typed by a guest; null: none was asked for yet
 * @throws DomainError NotFound, SessionStateConflict (it has begun), InvalidInput {field: phone} (no way to reach them),
 *   TooManyRequests {seconds}
 */
export async function remind(
  deps: Deps,
  { buyer, viewer }: { buyer: Buyer; viewer: Viewer | null },
  { sessionId, phone: typed, locale }: { sessionId: string; phone: string | null; locale: Locale },
): Promise<void> {
  const { db, clock } = deps
  await requireScheduled(db, sessionId)
  const phone = viewer?.phone ?? typed
  if (!phone && (await countSubscriptions(deps, buyer)) === 0) throw new DomainError('InvalidInput', { field: 'phone' })
  const { userId, guestKeyHash } = buyer
  if (typed && !viewer) {
    await spend(deps, `reminder:${guestKeyHash}`, perGuest)
    await spend(deps, `reminder:${typed}`, perPhone)
  }
  const owner = userId ? '(session_id, user_id)' : '(session_id, guest_key_hash)'
  const values = [newId(), sessionId, userId, userId ? null : guestKeyHash, phone, locale, clock.now()]
  await db.pool.query(`${insert}${owner}${update}`, values)
}

async function requireScheduled({ pool }: Db, sessionId: string): Promise<void> {
  const { rows } = await pool.query<{ state: string }>('SELECT state FROM live_session WHERE id::text = $1', [
    sessionId,
  ])
  if (!rows[0]) throw new DomainError('NotFound')
  if (rows[0].state !== 'scheduled') throw new DomainError('SessionStateConflict')
}

/** Nobody needs to be told any more. Twice is harmless. */
export async function forgetReminder({ db }: { db: Db }, buyer: Buyer, sessionId: string): Promise<void> {
  await db.pool.query(
    'DELETE FROM reminder WHERE session_id::text = $1 AND (user_id = $2 OR guest_key_hash = $3) AND told_at IS NULL',
    [sessionId, buyer.userId, buyer.guestKeyHash],
  )
}
