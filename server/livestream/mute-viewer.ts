import { DomainError } from '#domain/errors.ts'
import type { LogDeps } from './append-events.ts'
import { readMessage, readShownOf } from './read-message.ts'
import { assist } from './steer.ts'
import type { EventDraft } from './write-events.ts'

/** Messages that one event can hide. */
const AT_ONCE = 200

/**
 * Mutes whoever said a message, for this session: they cannot say more, and what they said leaves the screens. Muting
 * again changes nothing.
 * @throws DomainError NotFound, Forbidden, InvalidInput {field} (a host's message)
 */
export const muteViewer = (
  deps: LogDeps,
  userId: string,
  { sessionId, seq }: { sessionId: string; seq: number },
): Promise<void> =>
  assist(deps, userId, sessionId, async (sql, _session, at) => {
    const { speakerKey, name, host } = await readMessage(sql, sessionId, seq)
    if (host) throw new DomainError('InvalidInput', { field: 'seq' })
    await sql.query(
      `INSERT INTO live_mute (session_id, person_key, name, muted_by, at) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (session_id, person_key) DO NOTHING`,
      [sessionId, speakerKey, name, userId, at],
    )
    return hiding(await readShownOf(sql, sessionId, speakerKey))
  })

function hiding(seqs: readonly number[]): EventDraft[] {
  const drafts: EventDraft[] = []
  for (let from = 0; from < seqs.length; from += AT_ONCE)
    drafts.push({ type: 'chat.hidden', payload: { seqs: seqs.slice(from, from + AT_ONCE) } })
  return drafts
}
