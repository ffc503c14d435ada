import type { RoomSnapshot } from '#domain/live-events.ts'
import { linkRoom } from '../room-link.ts'
import { roomOf } from '../room-state.ts'
import { type DeskSide, type DeskState, refused, type Steered } from './side.ts'

/** A farm's line takes its time, and a lost answer must not leave a button waiting for ever. */
const ANSWER_MS = 12_000

/** What the address of a desk's acts answers; null where the line or the server is gone. */
async function ask<Answer>(sessionId: string, init: RequestInit): Promise<Answer | null> {
  const signal = AbortSignal.timeout(ANSWER_MS)
  return fetch(`/studio/${sessionId}/now`, { ...init, signal })
    .then((response) => (response.headers.get('Content-Type')?.includes('json') ? response.json() : null))
    .catch(() => null)
}

/** A desk of a session on the server: its room by the socket, its acts as forms. Browser only, but for the room. */
export function serverSide(snapshot: RoomSnapshot): DeskSide {
  const { sessionId } = snapshot
  return {
    link: linkRoom(roomOf(snapshot)),
    async steer(form) {
      const answer = await ask<Steered>(sessionId, { method: 'POST', body: form })
      return answer ?? refused(String(form.get('intent')), { code: 'unreachable' })
    },
    read: () => ask<DeskState>(sessionId, {}),
  }
}
