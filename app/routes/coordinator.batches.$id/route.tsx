import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { BatchPage } from '../../components/batch-page.tsx'
import { answerBatch } from '../../http/answer-batch.ts'
import type { WrongForm } from '../../http/answer-evidence-form.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { answerCost } from './answer-cost.server.ts'
import { BatchCostsPart } from './batch-costs.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const { batches } = context.shop
  const id = params.id ?? ''
  const [batch, costs] = await refusing(context, Promise.all([batches.read(viewer, id), batches.costs(viewer, id)]))
  return data({ batch, costs, formId: newId(), costId: newId() })
}

/** What is written of a cost comes with a file; everything else is a plain form. */
export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const batchId = params.id ?? ''
  const page = `/coordinator/batches/${batchId}`
  if (request.headers.get('Content-Type')?.startsWith('multipart/form-data'))
    return answerCost(request, context, viewer, { batchId, page: `${page}#costs` })
  return answerBatch(request, context, viewer, { batchId, page })
}

export default function Batch() {
  const { batch, costs, formId, costId } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('batches')
  const ofCosts = answered && 'of' in answered.typed ? (answered as WrongForm) : undefined
  const ofBatch = answered && !('of' in answered.typed) ? answered : undefined
  return (
    <>
      <BackTo href="/coordinator/batches">{t('title')}</BackTo>
      <BatchPage batch={batch} formId={formId} answered={ofBatch} />
      <BatchCostsPart costs={costs} unit={batch} formId={costId} answered={ofCosts} />
    </>
  )
}
