import type { Deps } from '#server/deps.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { answerQuestion } from './answer-question.ts'
import { askQuestion } from './ask-question.ts'
import { hideQuestion } from './hide-question.ts'
import { listQuestions } from './list-questions.ts'

export const questionVerbs = (deps: Deps) => ({
  list: (familyId: string, userId: string | null) => listQuestions(deps.db, familyId, userId),
  ask: (viewer: Viewer, input: { id: string; slug: string; words: string }) => askQuestion(deps, viewer, input),
  answer: (viewer: Viewer, input: { questionId: string; words: string }) => answerQuestion(deps, viewer, input),
  hide: (viewer: Viewer, input: { questionId: string; reason: string }) => hideQuestion(deps, viewer, input),
})
