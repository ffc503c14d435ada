import { DomainError } from '#domain/errors.ts'
import type { LogDeps } from './append-events.ts'
import { readMessage, readShownOf } from './read-message.ts'
import { readPinned } from './read-pinned.ts'
import { assist } from './steer.ts'

/**
 * Shows a message to everybody as the question that is being answered, in place of the one before. Pinning what is
 * pinned changes nothing.
 * @throws DomainError NotFound (no such message, or it is hidden), Forbidden, SessionStateConflict {state} (not on the air)
 */
export const pinQuestion = (
  deps: LogDeps,
  userId: string,
  { sessionId, seq }: { sessionId: string; seq: number },
): Promise<void> =>
  assist(deps, userId, sessionId, async (sql, { state }) => {
    if (state !== 'live') throw new DomainError('SessionStateConflict', { state })
    const { name, text, speakerKey } = await readMessage(sql, sessionId, seq)
    if (!(await readShownOf(sql, sessionId, speakerKey)).includes(seq)) throw new DomainError('NotFound')
    if ((await readPinned(sql, sessionId))?.seq === seq) return []
    return [{ type: 'question.pinned', payload: { seq, name, text } }]
  })
