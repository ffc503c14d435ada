import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskTable } from '../coordinator/desk-table.tsx'
import { privately, requireCoordinator } from '../coordinator/guard.ts'
import { purposeWords } from '../coordinator/purpose.ts'
import { addressOf, readAsked } from '../coordinator/report-query.ts'
import { ExportLink } from '../coordinator/trend-chart.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  return data({ asked, log: await refusing(context, context.shop.households.accessLog(viewer, asked)) })
}

/** Who saw which household's identity, when and why. */
export default function AccessLog() {
  const { asked, log } = useLoaderData<typeof loader>()
  const t = useTranslations('coordinator')
  const locale = useLocale()
  const format = useFormatter()
  const to = (change: Parameters<typeof addressOf>[2]) => addressOf('/coordinator/access-log', asked, change)
  return (
    <>
      <header className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6">
        <h1 className="text-2xl">{t('access.title')}</h1>
        <ExportLink href={addressOf('/coordinator/access-log.csv', asked)} />
        <p className="w-full text-sm text-soft">{log.everybody ? t('access.leadAll') : t('access.leadOwn')}</p>
      </header>
      {log.count === 0 ? (
        <EmptyState title={t('access.emptyTitle')}>{t('access.empty')}</EmptyState>
      ) : (
        <DeskTable
          caption={t('access.caption')}
          rows={log.rows}
          rowKey={(row) => row.id}
          sorted={{ sort: log.sort, descending: log.descending, href: (sort) => to({ sort }) }}
          columns={[
            {
              key: 'at',
              title: t('access.at'),
              sort: 'at',
              cell: (row) => <span className="whitespace-nowrap">{format.dateTime(row.at, 'full')}</span>,
            },
            { key: 'person', title: t('access.person'), sort: 'person', cell: (row) => row.person },
            {
              key: 'household',
              title: t('access.household'),
              sort: 'household',
              cell: (row) => (
                <a href={`/coordinator/households/${row.householdId}`} className="link whitespace-nowrap">
                  {row.householdCode}
                </a>
              ),
            },
            {
              key: 'village',
              title: t('access.village'),
              cell: (row) => inLocale(locale, row.villageZh, row.villageEn),
            },
            { key: 'kind', title: t('access.kind'), cell: (row) => <Kind purpose={row.purpose} /> },
            {
              key: 'purpose',
              title: t('access.purpose'),
              cell: (row) => <span className="inline-block min-w-48">{purposeWords(row.purpose).words}</span>,
            },
            {
              key: 'until',
              title: t('access.until'),
              cell: (row) => <span className="whitespace-nowrap">{format.dateTime(row.until, 'time')}</span>,
            },
          ]}
        />
      )}
      <Pagination page={asked.page} pages={Math.ceil(log.count / log.pageSize)} href={(page) => to({ page })} />
    </>
  )
}

function Kind({ purpose }: { purpose: string }) {
  const t = useTranslations('coordinator.identity.kinds')
  const { kind } = purposeWords(purpose)
  return <span className="whitespace-nowrap">{kind ? t(kind) : ''}</span>
}
