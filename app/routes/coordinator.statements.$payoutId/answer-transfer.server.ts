import type { AppLoadContext } from '@remix-run/node'
import type { Viewer } from '#server/identity/viewer.ts'
import { answerEvidenceForm } from '../../http/answer-evidence-form.ts'
import { translate } from '../../i18n/catalogue.server.ts'
import { LONGEST, SHORTEST } from '../coordinator.payments/words-of.ts'

/** The forms of a statement's page: notes that the bank could not pay or sent the money back, and decides that it did. */
export function answerTransfer(request: Request, context: AppLoadContext, viewer: Viewer, payoutId: string) {
  const { payouts } = context.shop
  const page = `/coordinator/statements/${payoutId}`
  return answerEvidenceForm(request, context, page, ({ intent, text, note, evidence }) => {
    if (intent === 'returnConfirm' || intent === 'returnReject') {
      const decision = intent === 'returnConfirm' ? 'approved' : 'rejected'
      return async () => {
        await payouts.decideReturn(viewer, { payoutId, decision })
        return { done: decision === 'approved' ? 'payouts.done.returned' : 'payouts.done.returnRejected' }
      }
    }
    if (intent !== 'fail') return null
    const reason = text('reason')
    const { length } = [...reason]
    if (length < SHORTEST || length > LONGEST) note('reason', translate(context.locale)('payouts.hardship.reasonWrong'))
    return async () => {
      const proof = evidence && { file: evidence.file }
      const done = await payouts.fail(viewer, { payoutId, reason, proof })
      return { done: done === 'waiting' ? 'payouts.done.returnWaits' : 'payouts.done.failed' }
    }
  })
}
