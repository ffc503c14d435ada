import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { BatchPage } from '../../components/batch-page.tsx'
import { Page } from '../../components/page.tsx'
import { answerBatch } from '../../http/answer-batch.ts'
import { privately } from '../../http/page-head.ts'
import { requireRole } from '../../http/require-user.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo } from '../admin/desk-head.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately
export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.batch.code ?? '' }]

export async function loader({ request, context, params }: LoaderFunctionArgs) {
  const viewer = requireRole(request, context, 'farmer', 'volunteer')
  const batch = await refusing(context, context.shop.batches.read(viewer, params.id ?? ''))
  return data({ batch, formId: newId() })
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  const viewer = requireRole(request, context, 'farmer', 'volunteer')
  const batchId = params.id ?? ''
  return answerBatch(request, context, viewer, { batchId, page: `/producer-desk/catalog/batches/${batchId}` })
}

export default function OwnBatch() {
  const { batch, formId } = useLoaderData<typeof loader>()
  const answered = useActionData<typeof action>()
  const t = useTranslations('batches')
  return (
    <Page>
      <BackTo href="/producer-desk/catalog">{t('own.title')}</BackTo>
      <BatchPage batch={batch} formId={formId} answered={answered} />
    </Page>
  )
}
