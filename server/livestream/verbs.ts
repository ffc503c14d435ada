import type { Deps } from '#server/deps.ts'
import type { Buyer, Viewer } from '#server/identity/viewer.ts'
import { type ChangeItemInput, changeItem } from './change-item.ts'
import { endSession } from './end-session.ts'
import { isHost } from './hosts.ts'
import { listOwnSessions, listSessions } from './list-sessions.ts'
import { presentItem } from './present-item.ts'
import { readRoom } from './read-room.ts'
import { readStudio } from './read-studio.ts'
import { type SayInput, sayWith } from './say.ts'
import { speakerOf } from './speaker.ts'
import { startSession } from './start-session.ts'

/** A person of a request, and what stands in for a guest without a cookie. */
export type Person = { viewer: Viewer | null; buyer: Buyer; requestId: string }

export const liveVerbs = (deps: Deps) => {
  const say = sayWith(deps)
  return {
    listSessions: () => listSessions(deps),
    readRoom: (sessionId: string) => readRoom(deps, sessionId),
    say: ({ viewer, buyer, requestId }: Person, input: SayInput) => say(speakerOf(viewer, buyer, requestId), input),
    isHost: (sessionId: string, userId: string) => isHost(deps.db.pool, sessionId, userId),
    listOwnSessions: (userId: string) => listOwnSessions(deps, userId),
    readStudio: (userId: string, sessionId: string) => readStudio(deps, userId, sessionId),
    startSession: (userId: string, sessionId: string) => startSession(deps, userId, sessionId),
    endSession: (userId: string, sessionId: string) => endSession(deps, userId, sessionId),
    presentItem: (userId: string, input: { sessionId: string; itemId: string }) => presentItem(deps, userId, input),
    changeItem: (userId: string, input: ChangeItemInput) => changeItem(deps, userId, input),
  }
}
