import { RateLimiterMemory } from 'rate-limiter-flexible'
import { v7 as newId } from 'uuid'
import { DomainError } from '#domain/errors.ts'
import type { Deps } from '#server/deps.ts'
import { requireVerifiedHost } from '#server/livestream/host-verification.ts'
import { requireHost } from '#server/livestream/hosts.ts'
import { keepPace } from '#server/livestream/keep-pace.ts'
import { hashOfToken, newToken } from './ingest-token.ts'

/** Longer than any session. */
const LASTS_MS = 12 * 3_600_000
/** Every time somebody opens the studio's camera. */
const PACE = { points: 60, duration: 600 }
const LONGEST_NAME = 60

export type IssueIngest = (userId: string, sessionId: string, device: string) => Promise<IngestToken>
/** `token` is told once and stored nowhere. */
export type IngestToken = { token: string; expiresAt: Date }

/**
 * Makes the verb that gives a host leave to publish a session from one device. `device` is what people call it, such as
 * “Android · Chrome”.
 *
 * Errors: NotFound, Forbidden (not host or co-host), HostNotVerified {why}, SessionStateConflict (it has ended),
 * TooManyRequests.
 */
export function issueIngestWith({ db, clock }: Pick<Deps, 'db' | 'clock'>): IssueIngest {
  const limiter = new RateLimiterMemory(PACE)
  return async (userId, sessionId, device) => {
    await keepPace(limiter, userId)
    const now = clock.now()
    const { rows } = await db.pool.query<{ state: string }>('SELECT state FROM live_session WHERE id = $1', [sessionId])
    if (!rows[0]) throw new DomainError('NotFound')
    await requireHost(db.pool, sessionId, userId)
    await requireVerifiedHost(db.pool, userId, now)
    if (rows[0].state === 'ended') throw new DomainError('SessionStateConflict', { state: rows[0].state })
    const token = newToken()
    const expiresAt = new Date(now.getTime() + LASTS_MS)
    const name = device.trim().slice(0, LONGEST_NAME) || '—'
    await db.pool.query(
      `INSERT INTO live_ingest (id, session_id, user_id, device, token_hash, issued_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [newId(), sessionId, userId, name, hashOfToken(token), now, expiresAt],
    )
    return { token, expiresAt }
  }
}
