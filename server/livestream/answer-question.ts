import type { LogDeps } from './append-events.ts'
import { readPinned } from './read-pinned.ts'
import { assist } from './steer.ts'

/**
 * Marks the pinned question as answered. One that is not pinned any more stays as it is.
 * @throws DomainError NotFound, Forbidden
 */
export const answerQuestion = (
  deps: LogDeps,
  userId: string,
  { sessionId, seq }: { sessionId: string; seq: number },
): Promise<void> =>
  assist(deps, userId, sessionId, async (sql) => {
    const pinned = await readPinned(sql, sessionId)
    return pinned?.seq === seq ? [{ type: 'question.answered', payload: { seq } }] : []
  })
