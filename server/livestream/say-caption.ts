import { RateLimiterMemory } from 'rate-limiter-flexible'
import { CAPTION_LIMIT, captionLastsMs } from '#domain/captions.ts'
import { DomainError } from '#domain/errors.ts'
import type { LogDeps } from './append-events.ts'
import { cleanChatText } from './chat-text.ts'
import { keepPace } from './keep-pace.ts'
import { assist } from './steer.ts'

/** How a caption came to be: typed, one of the quick phrases, or heard by the browser and looked at. */
export type CaptionSource = 'typed' | 'phrase' | 'speech'
/** `id` is made by whoever says it: the same caption sent twice is said once. */
export type CaptionInput = { sessionId: string; id: string; text: string; source: CaptionSource }

/** Speech comes a sentence every two or three seconds. */
const PACE = { points: 20, duration: 20 }

/**
 * Makes the verb that says a line in writing for those who do not hear; it is kept with the replay.
 *
 * Errors: InvalidInput {field} (nothing but space, or over 60 characters), TooManyRequests {seconds}, NotFound,
 * Forbidden, SessionStateConflict {state} (not on the air).
 */
export function sayCaptionWith(deps: LogDeps) {
  const limiter = new RateLimiterMemory(PACE)
  return async (userId: string, { sessionId, id, text: raw, source }: CaptionInput): Promise<void> => {
    const text = cleanChatText(raw)
    if (text === null || text.length > CAPTION_LIMIT) throw new DomainError('InvalidInput', { field: 'text' })
    await keepPace(limiter, userId)
    const lastsMs = captionLastsMs(text)
    await assist(deps, userId, sessionId, async (sql, { state }, at) => {
      if (state !== 'live') throw new DomainError('SessionStateConflict', { state })
      const { rowCount } = await sql.query(
        `INSERT INTO live_caption (id, session_id, at, lasts_ms, source, said, text, by) VALUES ($1, $2, $3, $4, $5, $6, $6, $7)
         ON CONFLICT (id) DO NOTHING`,
        [id, sessionId, at, lastsMs, source, text, userId],
      )
      return rowCount === 1 ? [{ type: 'caption.said', payload: { captionId: id, text, lastsMs } }] : []
    })
  }
}
