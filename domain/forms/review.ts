import { z } from 'zod'
import { fitsReason } from '../reason.ts'

/** Characters of a review, a question or an answer. */
export const MOST_WORDS = 1000

const words = z
  .string()
  .transform((text) => text.replace(/\r\n/g, '\n').trim())
  .pipe(z.string().min(2).max(MOST_WORDS))

const reason = z.string().trim().refine(fitsReason, { error: 'admin.invalid.reason' })

export const reviewSchema = z.object({
  rating: z.coerce.number({ error: 'reviews.invalid.rating' }).int().min(1).max(5),
  words,
})

export const questionSchema = z.object({ words })

/** What a producer or a coordinator does with a review or a question. */
export const voiceSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('reply'), id: z.uuid(), words }),
  z.object({ intent: z.literal('hide'), id: z.uuid(), reason }),
  z.object({ intent: z.literal('answer'), id: z.uuid(), words }),
  z.object({ intent: z.literal('hideQuestion'), id: z.uuid(), reason }),
])
