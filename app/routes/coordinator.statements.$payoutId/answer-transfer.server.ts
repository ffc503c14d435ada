import type { AppLoadContext } from '@remix-run/node'
import type { Viewer } from '#server/identity/viewer.ts'
import { answerEvidenceForm } from '../../http/answer-evidence-form.ts'

/** The forms of a statement's page: notes that the bank could not pay or sent the money back, and decides that it did. */
export function answerTransfer(request: Request, context: AppLoadContext, viewer: Viewer, payoutId: string) {
  const { payouts } = context.shop
  const page = `/coordinator/statements/${payoutId}`
  return answerEvidenceForm(request, context, page, ({ intent, text, evidence }) => {
    if (intent === 'returnConfirm' || intent === 'returnReject') {
      const decision = intent === 'returnConfirm' ? 'approved' : 'rejected'
      return async () => {
        await payouts.decideReturn(viewer, { payoutId, decision })
        return { done: decision === 'approved' ? 'payouts.done.returned' : 'payouts.done.returnRejected' }
      }
    }
    if (intent !== 'fail') return null
    const reason = text('reason')
    return async () => {
      const proof = evidence && { file: evidence.file }
      const done = await payouts.fail(viewer, { payoutId, reason, proof })
      return { done: done === 'waiting' ? 'payouts.done.returnWaits' : 'payouts.done.failed' }
    }
  })
}
