import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { BatchPage } from '../../components/batch-page.tsx'
import { answerBatch } from '../../http/answer-batch.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo } from '../admin/desk-head.tsx'
import { privately, requireCoordinator } from '../coordinator/guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const batch = await refusing(context, context.shop.batches.read(viewer, params.id ?? ''))
  return data({ batch, formId: newId() })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const batchId = params.id ?? ''
  return answerBatch(request, context, viewer, { batchId, page: `/coordinator/batches/${batchId}` })
}

export default function Batch() {
  const { batch, formId } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('batches')
  return (
    <>
      <BackTo href="/coordinator/batches">{t('title')}</BackTo>
      <BatchPage batch={batch} formId={formId} answered={answered} />
    </>
  )
}
