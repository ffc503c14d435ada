import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { BatchTable } from '../../components/batch-table.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  return data({ batches: await refusing(context, context.shop.batches.list(viewer)) })
}

/** Animals and harvests raised together, the next to be released first. */
export default function Batches() {
  const { batches } = useLoaderData<typeof loader>()
  const t = useTranslations('batches')
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')} />
      {batches.length === 0 ? (
        <EmptyState title={t('empty')} />
      ) : (
        <BatchTable batches={batches} href={(id) => `/coordinator/batches/${id}`} />
      )}
    </>
  )
}
