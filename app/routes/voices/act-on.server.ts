import type { AppLoadContext } from '@remix-run/node'
import type { z } from 'zod'
import type { voiceSchema } from '#domain/forms/review.ts'
import type { Viewer } from '#server/identity/viewer.ts'

/** Does what a form asked to be done with a review or a question. */
export function actOn(
  { reviews, questions }: AppLoadContext['shop'],
  viewer: Viewer,
  asked: z.output<typeof voiceSchema>,
): Promise<void> {
  if (asked.intent === 'reply') return reviews.reply(viewer, { reviewId: asked.id, words: asked.words })
  if (asked.intent === 'hide') return reviews.hide(viewer, { reviewId: asked.id, reason: asked.reason })
  if (asked.intent === 'answer') return questions.answer(viewer, { questionId: asked.id, words: asked.words })
  return questions.hide(viewer, { questionId: asked.id, reason: asked.reason })
}
