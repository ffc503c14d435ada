import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { Badge } from '../../components/card.tsx'
import { DataTable } from '../../components/data-table.tsx'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { changeTones } from '../admin/change-tones.ts'
import { DeskHead } from '../admin/desk-head.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const page = Math.max(1, Number(new URL(request.url).searchParams.get('page')) || 1)
  return data({ page, list: await refusing(context, context.shop.merchandising.changes(viewer, { page })) })
}

/** What producers propose, those that wait first. */
export default function Changes() {
  const { page, list } = useLoaderData<typeof loader>()
  const t = useTranslations('admin.change')
  const locale = useLocale()
  const format = useFormatter()
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')} />
      {list.rows.length === 0 ? (
        <EmptyState title={t('empty')} />
      ) : (
        <DataTable
          caption={t('title')}
          rows={list.rows}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'what',
              title: t('what'),
              cell: (row) => (
                <a href={`/admin/changes/${row.id}`} className="link">
                  {row.nameZh
                    ? inLocale(locale, row.nameZh, row.nameEn)
                    : t('newProduct', { name: String(row.after.nameZh ?? '') })}
                </a>
              ),
            },
            {
              key: 'state',
              title: t('state'),
              cell: (row) => <Badge tone={changeTones[row.state]}>{t(`states.${row.state}`)}</Badge>,
            },
            { key: 'producer', title: t('producer'), cell: (row) => inLocale(locale, row.producerZh, row.producerEn) },
            { key: 'by', title: t('by'), cell: (row) => row.proposer ?? '' },
            {
              key: 'at',
              title: t('at'),
              cell: (row) => format.dateTime(row.proposedAt, { dateStyle: 'medium', timeStyle: 'short' }),
            },
          ]}
        />
      )}
      <Pagination
        page={page}
        pages={Math.ceil(list.count / list.pageSize)}
        href={(at) => `/admin/changes?page=${at}`}
      />
    </>
  )
}
