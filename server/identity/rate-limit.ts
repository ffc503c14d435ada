import { randomUUID } from 'node:crypto'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'

/** At most `max` times within `seconds`, counted from the first. */
export type Limit = { max: number; seconds: number }

type Counting = { db: Pick<Db, 'pool'>; clock: Clock }

/**
 * Counts one attempt under `key`; the database counts, so all processes share it.
 * @throws DomainError TooManyRequests {seconds}: how long to wait
 */
export async function spend({ db, clock }: Counting, key: string, limit: Limit): Promise<void> {
  const now = clock.now().getTime()
  const { rows } = await db.pool.query<{ count: number; last_request: bigint }>(
    `INSERT INTO rate_limit AS r (id, key, count, last_request) VALUES ($1, $2, 1, $3)
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN r.last_request <= $4 THEN 1 ELSE least(r.count, $5) + 1 END,
       last_request = CASE WHEN r.last_request <= $4 THEN $3 ELSE r.last_request END
     RETURNING count, last_request`,
    [randomUUID(), key, now, now - limit.seconds * 1000, limit.max],
  )
  const { count, last_request: since } = rows[0] as { count: number; last_request: bigint }
  if (count > limit.max) {
    const seconds = Math.ceil((Number(since) + limit.seconds * 1000 - now) / 1000)
    throw new DomainError('TooManyRequests', { seconds })
  }
}

/** Takes attempts back that turned out to be good ones. */
export async function giveBack({ db }: Pick<Counting, 'db'>, keys: string[]): Promise<void> {
  await db.pool.query('UPDATE rate_limit SET count = greatest(count - 1, 0) WHERE key = ANY($1::text[])', [keys])
}

/** Forgets what no limit looks back to any more. */
export async function forgetOldAttempts({ db, clock }: Counting): Promise<void> {
  const twoDays = 2 * 24 * 60 * 60 * 1000
  await db.pool.query('DELETE FROM rate_limit WHERE last_request < $1', [clock.now().getTime() - twoDays])
}
