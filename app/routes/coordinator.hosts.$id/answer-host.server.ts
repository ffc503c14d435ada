import { type AppLoadContext, data } from '@remix-run/node'
import { z } from 'zod'
import { isDomainError } from '#domain/errors.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { goOn } from '../../http/go-on.ts'
import { toRefusal } from '../../http/to-response.ts'

const decisionForm = z.object({
  intent: z.enum(['verified', 'refused', 'revoked']),
  reason: z.string().max(2_000).default(''),
  submittedAt: z.coerce.number().int(),
})

/** What was typed, and what is wrong with it: at the reason of one of the forms, or with the whole. */
export type DecisionAgain = { intent: string; reason: string; atReason: string | null; refusal: string | null }

/** Decides about somebody’s papers and goes on to the list, or says beside the form why not. */
export async function answerHost(context: AppLoadContext, viewer: Viewer, userId: string, form: FormData) {
  const read = decisionForm.safeParse(Object.fromEntries(form))
  if (!read.success) throw data(null, { status: 400 })
  const { intent, reason, submittedAt } = read.data
  try {
    await context.shop.hosting.decide(viewer, { userId, decision: intent, reason, submittedAt })
  } catch (error) {
    const { code, message, status } = toRefusal(error, context.locale)
    if (code === 'NotFound' || code === 'OutOfScope' || code === 'Forbidden')
      throw data({ code, message, requestId: context.requestId }, { status })
    const atReason = isDomainError(error) && error.detail.field === 'reason' ? 'hosting.invalid.length' : null
    return data<DecisionAgain>({ intent, reason, atReason, refusal: atReason ? null : message }, { status: 422 })
  }
  return goOn('/coordinator/hosts', `hosting.flash.${intent}`)
}
