import { type AppLoadContext, data } from '@remix-run/node'
import { isDomainError } from '#domain/errors.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { goOn } from '../../http/go-on.ts'
import { fileWords, type HandedIn, readEvidenceForm } from '../../http/read-evidence-form.ts'
import { toRefusal } from '../../http/to-response.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import type { MessageKey } from '../../i18n/message-key.ts'

type Sent = { form: FormData; evidence: HandedIn | null }

const decisions = { returnConfirm: 'approved', returnReject: 'rejected' } as const
type Decision = keyof typeof decisions
const decided: Record<Decision, MessageKey> = {
  returnConfirm: 'payouts.done.returned',
  returnReject: 'payouts.done.returnRejected',
}

async function act({ shop }: AppLoadContext, viewer: Viewer, payoutId: string, { form, evidence }: Sent) {
  const intent = form.get('intent')
  const decision = (Object.keys(decisions) as Decision[]).find((one) => one === intent)
  if (decision) {
    await shop.payouts.decideReturn(viewer, { payoutId, decision: decisions[decision] })
    return decided[decision]
  }
  if (intent !== 'fail') throw data(null, { status: 400 })
  const proof = evidence && { file: evidence.file }
  const done = await shop.payouts.fail(viewer, { payoutId, reason: String(form.get('reason') ?? ''), proof })
  return done === 'waiting' ? 'payouts.done.returnWaits' : 'payouts.done.failed'
}

/** Notes that the bank could not pay or sent the money back, or decides that it did; or says at the form why not, with what was typed. */
export async function answerTransfer(request: Request, context: AppLoadContext, viewer: Viewer, payoutId: string) {
  const { tooLarge, ...sent } = await readEvidenceForm(request)
  const t = translate(context.locale)
  const typed = { intent: String(sent.form.get('intent') ?? ''), reason: String(sent.form.get('reason') ?? '') }
  const wrong = (errors: { reason?: string; file?: string; form?: string }, status: number) =>
    data({ ...typed, errors }, { status })
  if (tooLarge) return wrong({ file: t('evidence.refused.size') }, 413)
  try {
    const done = await act(context, viewer, payoutId, sent)
    return goOn(`/coordinator/statements/${payoutId}`, done)
  } catch (error) {
    const { message, status, code } = toRefusal(error, context.locale)
    const file = fileWords(error, context.locale) ?? (code === 'EvidenceNeeded' ? message : null)
    if (file) return wrong({ file }, status)
    if (code === 'InvalidInput' && isDomainError(error))
      return wrong({ reason: t('payouts.hardship.reasonWrong') }, 422)
    return wrong({ form: message }, status)
  }
}
