import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { readReport } from '../report/read-report.ts'
import { type CutInput, cutReplay } from './cut-replay.ts'
import { type EditCaptionInput, editCaption } from './edit-caption.ts'
import { readEditing } from './read-editing.ts'
import { readProductClip } from './read-product-clip.ts'
import { readReplay, readReplayLog } from './read-replay.ts'
import { type ReadWordsInput, readWholeLog } from './read-whole-log.ts'
import { showReplay } from './show-replay.ts'
import { countThanked, previewThanks, type ThanksInput, thankBuyers } from './thank-buyers.ts'

/** What becomes of a session when it is over. */
export const replayVerbs = (deps: Deps) => ({
  read: (viewer: Viewer | null, input: { sessionId: string; atMs: number }) => readReplay(deps, viewer, input),
  readLog: (viewer: Viewer | null, input: { sessionId: string; fromMs: number }) => readReplayLog(deps, viewer, input),
  readWholeLog: (viewer: Viewer | null, input: ReadWordsInput) => readWholeLog(deps, viewer, input),
  readClip: (productId: string) => readProductClip(deps, productId),
  readEditing: (userId: string, sessionId: string) => readEditing(deps, userId, sessionId),
  cut: (userId: string, input: CutInput) => cutReplay(deps, userId, input),
  show: (userId: string, input: { sessionId: string; shown: boolean }) => showReplay(deps, userId, input),
  editCaption: (userId: string, input: EditCaptionInput) => editCaption(deps, userId, input),
  countThanked: (userId: string, sessionId: string) => countThanked(deps, userId, sessionId),
  previewThanks: (userId: string, input: ThanksInput) => previewThanks(deps, userId, input),
  thank: (userId: string, input: ThanksInput) => thankBuyers(deps, userId, input),
  report: (viewer: Viewer, sessionId: string) => readReport(deps, viewer, sessionId),
})
