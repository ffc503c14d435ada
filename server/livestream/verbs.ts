import type { Deps } from '#server/deps.ts'
import type { Buyer, Viewer } from '#server/identity/viewer.ts'
import { type AddStockInput, addStock } from './add-stock.ts'
import { answerQuestion } from './answer-question.ts'
import { type ChangeItemInput, changeItem } from './change-item.ts'
import { endSession } from './end-session.ts'
import { hideMessage } from './hide-message.ts'
import { isHost } from './hosts.ts'
import { leaveHelm } from './leave-helm.ts'
import { listOwnSessions, listSessions } from './list-sessions.ts'
import { muteViewer } from './mute-viewer.ts'
import { pauseSession } from './pause-session.ts'
import { pinQuestion } from './pin-question.ts'
import { presentItem } from './present-item.ts'
import { readRoom } from './read-room.ts'
import { readStudio } from './read-studio.ts'
import { resumeSession } from './resume-session.ts'
import { type SayInput, sayWith } from './say.ts'
import { type CaptionInput, sayCaptionWith } from './say-caption.ts'
import { type SetPriceInput, setPrice } from './set-price.ts'
import { speakerOf } from './speaker.ts'
import { startSession } from './start-session.ts'
import { takeHelm } from './take-helm.ts'
import { unmuteViewer } from './unmute-viewer.ts'

/** A person of a request, and what stands in for a guest without a cookie. */
export type Person = { viewer: Viewer | null; buyer: Buyer; requestId: string }
/** A message of a session's chat. */
type MessageOf = { sessionId: string; seq: number }

export const liveVerbs = (deps: Deps) => {
  const say = sayWith(deps)
  const sayCaption = sayCaptionWith(deps)
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
    setPrice: (userId: string, input: SetPriceInput) => setPrice(deps, userId, input),
    addStock: (userId: string, input: AddStockInput) => addStock(deps, userId, input),
    pauseSession: (userId: string, sessionId: string) => pauseSession(deps, userId, sessionId),
    resumeSession: (userId: string, sessionId: string) => resumeSession(deps, userId, sessionId),
    sayCaption: (userId: string, input: CaptionInput) => sayCaption(userId, input),
    pinQuestion: (userId: string, input: MessageOf) => pinQuestion(deps, userId, input),
    answerQuestion: (userId: string, input: MessageOf) => answerQuestion(deps, userId, input),
    hideMessage: (userId: string, input: MessageOf) => hideMessage(deps, userId, input),
    muteViewer: (userId: string, input: MessageOf) => muteViewer(deps, userId, input),
    unmuteViewer: (userId: string, input: { sessionId: string; muted: string }) => unmuteViewer(deps, userId, input),
    takeHelm: (userId: string, sessionId: string) => takeHelm(deps, userId, sessionId),
    leaveHelm: (userId: string, sessionId: string) => leaveHelm(deps, userId, sessionId),
  }
}
