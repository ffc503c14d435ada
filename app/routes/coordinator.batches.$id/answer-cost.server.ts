import type { AppLoadContext } from '@remix-run/node'
import { batchCostKinds } from '#domain/unit-cost.ts'
import type { Viewer } from '#server/identity/viewer.ts'
import { answerEvidenceForm } from '../../http/answer-evidence-form.ts'

/** A cost is written down, or one is cancelled. */
export function answerCost(
  request: Request,
  context: AppLoadContext,
  viewer: Viewer,
  { batchId, page }: { batchId: string; page: string },
) {
  const { batches } = context.shop
  return answerEvidenceForm(request, context, page, ({ intent, text, yuan, evidence }) => {
    if (intent === 'costBack')
      return async () => {
        await batches.takeBackCost(viewer, { batchId, costId: text('cost'), note: text('note') })
        return { done: 'aid.done.costBack' }
      }
    const kind = batchCostKinds.find((one) => one === text('kind'))
    if (intent !== 'cost' || !kind) return null
    const cost = {
      id: text('id'),
      batchId,
      kind,
      amountFen: yuan('amount'),
      day: text('day'),
      note: text('note'),
      evidence,
    }
    return async () => {
      await batches.recordCost(viewer, cost)
      return { done: 'aid.done.cost' }
    }
  })
}
