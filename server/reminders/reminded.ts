import type { Reach } from '#server/notices/queue-notices.ts'

/** Somebody who wanted to be told of a session. */
export type Reminded = { id: string; userId: string | null; phone: string | null; locale: string; browsers: Reach[] }

/** The browsers of whoever set reminder `m`, as `Reach`es. */
export const browsersOf = `(
  SELECT coalesce(json_agg(json_build_object('channel', 'push', 'recipient', s.endpoint, 'locale', s.locale)), '[]')
  FROM push_subscription s WHERE s.user_id = m.user_id OR s.guest_key_hash = m.guest_key_hash)`

/** By text message where there is a phone, and on every browser that takes notices. */
export const reachesOf = ({ phone, locale, browsers }: Reminded): Reach[] =>
  phone ? [{ channel: 'sms', recipient: phone, locale }, ...browsers] : browsers
