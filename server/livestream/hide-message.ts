import type { LogDeps } from './append-events.ts'
import { readMessage, readShownOf } from './read-message.ts'
import { assist } from './steer.ts'

/**
 * Takes one message off the screens; the log keeps it. One that is hidden already stays so.
 * @throws DomainError NotFound, Forbidden
 */
export const hideMessage = (
  deps: LogDeps,
  userId: string,
  { sessionId, seq }: { sessionId: string; seq: number },
): Promise<void> =>
  assist(deps, userId, sessionId, async (sql) => {
    const { speakerKey } = await readMessage(sql, sessionId, seq)
    const shown = await readShownOf(sql, sessionId, speakerKey)
    return shown.includes(seq) ? [{ type: 'chat.hidden', payload: { seqs: [seq] } }] : []
  })
