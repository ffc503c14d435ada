import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { BackTo, DeskHead } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { ChangeTable } from './change-table.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const page = Math.max(1, Number(new URL(request.url).searchParams.get('page')) || 1)
  return data({ page, list: await refusing(context, context.shop.registry.changes(viewer, { page })) })
}

/** What was asked to change in the registry, those that wait first. */
export default function Changes() {
  const { page, list } = useLoaderData<typeof loader>()
  const t = useTranslations('registry')
  return (
    <>
      <BackTo href="/coordinator/registry">{t('title')}</BackTo>
      <DeskHead title={t('changes.title')} lead={t('changes.lead')} />
      {list.rows.length === 0 ? <EmptyState title={t('changes.none')} /> : <ChangeTable rows={list.rows} />}
      <Pagination
        page={page}
        pages={Math.ceil(list.count / list.pageSize)}
        href={(at) => `/coordinator/changes?page=${at}`}
      />
    </>
  )
}
