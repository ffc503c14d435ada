import { findAdWords, isForbidden } from '#domain/advertising-words.ts'
import { DomainError } from '#domain/errors.ts'
import type { Clock } from '#server/clock.ts'
import type { Db } from '#server/db/db.ts'
import { CHAT_LIMIT, cleanChatText } from '../chat-text.ts'
import { lockPast } from './lock-past.ts'

/** An empty text takes the caption out of the replay. */
export type EditCaptionInput = { sessionId: string; captionId: string; text: string }

export const CAPTION_TEXT_LIMIT = CHAT_LIMIT

/**
 * Puts right what a caption of a replay reads; what was said then is kept beside it.
 * @throws DomainError NotFound, Forbidden, SessionStateConflict {state}, InvalidInput {field: text} (over 200 characters),
 *   WordsForbidden {field: text, words}
 */
export const editCaption = (
  { db, clock }: { db: Db; clock: Clock },
  userId: string,
  { sessionId, captionId, text: raw }: EditCaptionInput,
): Promise<void> =>
  db.tx(async (sql) => {
    await lockPast(sql, userId, sessionId)
    const text = raw.trim() === '' ? '' : cleanChatText(raw)
    if (text === null) throw new DomainError('InvalidInput', { field: 'text' })
    const words = findAdWords(text).filter(isForbidden)
    if (words.length > 0)
      throw new DomainError('WordsForbidden', { field: 'text', words: words.map((word) => word.text).join('、') })
    const { rowCount } = await sql.query(
      `UPDATE live_caption SET text = $3, edited_at = CASE WHEN text = $3 THEN edited_at ELSE $4 END,
         edited_by = CASE WHEN text = $3 THEN edited_by ELSE $5 END WHERE id = $1 AND session_id = $2`,
      [captionId, sessionId, text, clock.now(), `user:${userId}`],
    )
    if (rowCount === 0) throw new DomainError('NotFound')
  })
