import { z } from 'zod'
import { CLAIM_WORDS, claimKinds } from '../claim-rules.ts'
import { MAX_QUANTITY } from './checkout.ts'

/** A claim as its form sends it, but for the photos. Errors are message keys. */
export const claimSchema = z
  .object({
    claimId: z.uuid(),
    line: z.uuid(),
    kind: z.enum(claimKinds, { error: 'claims.invalid.kind' }),
    units: z.number().int().min(1).max(MAX_QUANTITY),
    words: z
      .string()
      .default('')
      .transform((text) => text.normalize('NFC').trim()),
  })
  .superRefine(({ kind, words }, context) => {
    const length = [...words].length
    const enough = kind === 'returned' || length >= CLAIM_WORDS.min
    if (!enough || length > CLAIM_WORDS.max)
      context.addIssue({ code: 'custom', path: ['words'], message: 'claims.invalid.words' })
  })
