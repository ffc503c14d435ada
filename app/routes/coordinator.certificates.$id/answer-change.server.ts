import type { AppLoadContext } from '@remix-run/node'
import type { Viewer } from '#server/identity/viewer.ts'
import { answerEvidenceForm } from '../../http/answer-evidence-form.ts'

/** The forms of a certificate's page: propose that a household joins or leaves, decide it, take it back. */
export function answerChange(request: Request, context: AppLoadContext, viewer: Viewer, certificateId: string) {
  const { linkage } = context.shop
  return answerEvidenceForm(request, context, `/coordinator/certificates/${certificateId}#changes`, (form) => {
    const { intent, text, whole, evidence } = form
    if (intent === 'change') {
      const change = {
        ...{ id: text('id'), certificateId, evidence, reason: text('reason') },
        kind: text('kind') === 'remove' ? ('remove' as const) : ('add' as const),
        ...{ householdCode: text('householdCode'), units: whole('units') ?? 0 },
      }
      return async () => {
        await linkage.proposeCertificateChange(viewer, change)
        return { done: 'linkage.certificates.change.done.proposed' }
      }
    }
    if (intent === 'withdraw')
      return async () => {
        await linkage.withdrawCertificateChange(viewer, text('of'))
        return { done: 'linkage.certificates.change.done.withdrawn' }
      }
    if (intent !== 'approve' && intent !== 'reject') return null
    const decision = intent === 'approve' ? 'approved' : 'rejected'
    return async () => {
      await linkage.decideCertificateChange(viewer, { changeId: text('of'), decision, reason: text('reason') })
      return { done: `linkage.certificates.change.done.${decision}` }
    }
  })
}
