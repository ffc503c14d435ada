import { type AppLoadContext, data } from '@remix-run/node'
import { parseYuan } from '#domain/money.ts'
import type { AcceptedPart } from '#server/claims/decide-claim.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import type { MessageKey } from '../../i18n/message-key.ts'
import { answerAct } from '../coordinator.payments/answer-act.server.ts'
import { wordsOf } from '../coordinator.payments/words-of.ts'

/** What was typed into one of the forms, and at which field it is wrong. */
export type TypedDecision = {
  intent: 'accept' | 'reject' | 'agree'
  part: string
  units: string
  amount: string
  words: string
  field: 'part' | 'words' | null
}

const done: Record<TypedDecision['intent'], MessageKey> = {
  accept: 'claims.flash.accepted',
  reject: 'claims.flash.rejected',
  agree: 'claims.flash.agreed',
}

/** Decides the claim as the form says and shows it anew, or the form with what is wrong. @param page of the claim */
export async function answerDecision(
  request: Request,
  context: AppLoadContext,
  { viewer, claimId, page }: { viewer: Viewer; claimId: string; page: string },
) {
  const { claims } = context.shop
  const form = await request.formData()
  const intent = (['accept', 'reject', 'agree'] as const).find((one) => one === form.get('intent'))
  if (!intent) throw data(null, { status: 400 })
  const { words, fits } = wordsOf(form, 'words')
  const part = readPart(form)
  const wrongPart = intent === 'accept' && part === null
  const field = wrongPart ? ('part' as const) : fits ? null : ('words' as const)
  const text = (name: string) => String(form.get(name) ?? '')
  const typed: TypedDecision = {
    intent,
    part: text('part'),
    units: text('units'),
    amount: text('amount'),
    words,
    field,
  }
  const wrong: MessageKey = intent === 'agree' ? 'claims.invalid.address' : 'claims.invalid.reason'
  const input = { claimId, reason: words }
  return answerAct(context, {
    typed,
    wrong: wrongPart ? 'claims.invalid.amount' : fits ? null : wrong,
    work: async () => {
      if (intent === 'agree') return claims.agreeReturn(viewer, { claimId, address: words })
      if (intent === 'reject') return claims.reject(viewer, input)
      return claims.accept(viewer, { ...input, part: part as AcceptedPart })
    },
    page,
    done: done[intent],
  })
}

function readPart(form: FormData): AcceptedPart | null {
  if (form.get('part') === 'units') {
    const units = Number(form.get('units'))
    return Number.isInteger(units) && units > 0 ? { units } : null
  }
  const amountFen = parseYuan(String(form.get('amount') ?? ''))
  return amountFen && amountFen > 0n ? { amountFen } : null
}
