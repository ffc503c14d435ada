import { type AppLoadContext, data } from '@remix-run/node'
import { z } from 'zod'
import { isDomainError } from '#domain/errors.ts'
import { parseYuan } from '#domain/money.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { goOn } from '../../http/go-on.ts'
import { toRefusal } from '../../http/to-response.ts'
import type { MessageKey } from '../../i18n/message-key.ts'

const form = z.object({
  intent: z.enum(['visited', 'unreachable', 'send', 'close']),
  received: z.string().max(40).default(''),
  words: z.string().max(2_000).default(''),
  outcome: z.string().max(40).default(''),
})
type Typed = z.infer<typeof form>

/** What was typed, and what is wrong with it: keys of sentences by field, or one sentence about the whole. */
export type CheckAgain = {
  typed: Typed
  errors: Partial<Record<'received' | 'words' | 'outcome', MessageKey>>
  refusal: string | null
}

const fieldWords = {
  words: 'receipts.invalid.words',
  outcome: 'receipts.invalid.outcome',
  received: 'receipts.invalid.amount',
} as const

/** Records a visit, sends a code or closes a case; or says beside the form why not. */
export async function answerCheck(context: AppLoadContext, viewer: Viewer, checkId: string, sent: FormData) {
  const read = form.safeParse(Object.fromEntries(sent))
  if (!read.success) throw data(null, { status: 400 })
  const typed = read.data
  const { intent, words, outcome } = typed
  const receivedFen = parseYuan(typed.received)
  if (intent === 'visited' && receivedFen === null) return again(typed, { received: fieldWords.received })
  const { receipts } = context.shop
  try {
    if (intent === 'send') await receipts.sendCode(viewer, checkId)
    else if (intent === 'close') await receipts.close(viewer, { checkId, outcome, words })
    else await receipts.visit(viewer, { checkId, receivedFen: intent === 'visited' ? receivedFen : null, words })
  } catch (error) {
    const { code, message, status } = toRefusal(error, context.locale)
    if (code === 'NotFound' || code === 'OutOfScope' || code === 'Forbidden')
      throw data({ code, message, requestId: context.requestId }, { status })
    const field = isDomainError(error) && error.code === 'InvalidInput' ? String(error.detail.field) : ''
    if (field in fieldWords) return again(typed, { [field]: fieldWords[field as keyof typeof fieldWords] })
    return again(typed, {}, message, status)
  }
  const done = intent === 'send' ? 'sent' : intent === 'close' ? 'closed' : 'visited'
  return goOn(`/coordinator/checks/${checkId}`, `receipts.flash.${done}`)
}

const again = (typed: Typed, errors: CheckAgain['errors'], refusal: string | null = null, status = 422) =>
  data<CheckAgain>({ typed, errors, refusal }, { status })
