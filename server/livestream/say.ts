import { RateLimiterMemory } from 'rate-limiter-flexible'
import { z } from 'zod'
import { DomainError } from '#domain/errors.ts'
import { appendEvent, type LogDeps } from './append-events.ts'
import { cleanChatText } from './chat-text.ts'
import { isHost } from './hosts.ts'
import { keepPace } from './keep-pace.ts'
import { isMuted } from './mutes.ts'
import type { Speaker } from './speaker.ts'

/** `id` is made by whoever speaks: the same message sent twice is said once. */
export const sayInput = z.object({ sessionId: z.uuid(), text: z.string().max(2_000), id: z.uuid() })
export type SayInput = z.infer<typeof sayInput>
export type Say = (speaker: Speaker, input: SayInput) => Promise<void>

/** Five messages in ten seconds, for each person. */
const PACE = { points: 5, duration: 10 }

/**
 * Makes the verb that says something in a room. A session that is not on the air has no chat.
 *
 * Errors: InvalidInput (nothing but space, or over 200 characters), TooManyRequests {seconds}, NotFound,
 * SessionStateConflict, PersonMuted (a host does not let them speak in this session).
 */
export function sayWith(deps: LogDeps): Say {
  const limiter = new RateLimiterMemory(PACE)
  return async (speaker, { sessionId, text: raw, id }) => {
    const text = cleanChatText(raw)
    if (text === null) throw new DomainError('InvalidInput', { field: 'text' })
    await keepPace(limiter, speaker.key)
    const { rows } = await deps.db.pool.query<{ state: string }>('SELECT state FROM live_session WHERE id = $1', [
      sessionId,
    ])
    if (!rows[0]) throw new DomainError('NotFound')
    if (rows[0].state !== 'live') throw new DomainError('SessionStateConflict', { state: rows[0].state })
    if (await isMuted(deps.db.pool, sessionId, speaker.key)) throw new DomainError('PersonMuted')
    const host = await isHost(deps.db.pool, sessionId, speaker.userId)
    const payload = { name: speaker.name, text, host }
    await appendEvent(deps, sessionId, { type: 'chat.said', payload, dedupeKey: `chat:${speaker.key}:${id}` })
  }
}
