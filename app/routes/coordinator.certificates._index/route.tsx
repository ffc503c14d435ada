import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { CertificateRow } from '#server/linkage/list-certificates.ts'
import { EmptyState } from '../../components/notice.tsx'
import { Pagination } from '../../components/pagination.tsx'
import { StateLinks } from '../../components/state-links.tsx'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { type DeskColumn, DeskTable } from '../coordinator/desk-table.tsx'
import { privately, requireCoordinator } from '../coordinator/guard.ts'
import { addressOf, readAsked } from '../coordinator/report-query.ts'
import { ExportLink } from '../coordinator/trend-chart.tsx'
import { Balance } from './balance.tsx'
import { StandingBadge } from './standing-badge.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  const soon = asked.state === 'soon'
  const list = await refusing(context, context.shop.linkage.certificates(viewer, { ...asked, soon }))
  return data({ asked, list, soon })
}

/** What may be sold as recognised consumer aid, and how much of it is sold. */
export default function Certificates() {
  const { asked, list, soon } = useLoaderData<typeof loader>()
  const t = useTranslations('linkage.certificates')
  const columns = useColumns()
  const to = (change: Parameters<typeof addressOf>[2]) => addressOf('/coordinator/certificates', asked, change)
  return (
    <>
      <header className="mb-3">
        <h1 className="text-2xl">{t('title')}</h1>
        <p className="max-w-prose text-sm text-soft">{t('lead')}</p>
      </header>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2 text-sm">
        <StateLinks
          label={t('title')}
          states={['all', 'soon']}
          stateName={(state) => (state === 'all' ? t('all') : t('soon'))}
          current={soon ? 'soon' : 'all'}
          href={(state) => to({ state })}
        />
        <ExportLink href={addressOf('/coordinator/certificates.csv', asked)} />
      </div>
      {list.count === 0 ? (
        <EmptyState title={t('emptyTitle')}>{soon ? t('emptySoon') : t('empty')}</EmptyState>
      ) : (
        <DeskTable
          caption={t('title')}
          columns={columns}
          rows={list.rows}
          rowKey={(row) => row.id}
          sorted={{ sort: list.sort, descending: list.descending, href: (sort) => to({ sort }) }}
        />
      )}
      <Pagination page={asked.page} pages={Math.ceil(list.count / list.pageSize)} href={(page) => to({ page })} />
    </>
  )
}

function useColumns(): DeskColumn<CertificateRow>[] {
  const t = useTranslations('linkage.certificates')
  const locale = useLocale()
  const format = useFormatter()
  const day = (on: string) => format.dateTime(new Date(on), 'day')
  const units = t('units')
  return [
    {
      key: 'family',
      title: t('family'),
      sort: 'family',
      cell: (row) => (
        <a href={`/coordinator/certificates/${row.id}`} className="link block min-w-44">
          {inLocale(locale, row.familyZh, row.familyEn)}
          <span className="block text-soft tabular">{row.number}</span>
        </a>
      ),
    },
    { key: 'standing', title: t('standingTitle'), cell: (row) => <StandingBadge standing={row.standing} /> },
    {
      key: 'district',
      title: t('district'),
      sort: 'district',
      cell: (row) => <span className="whitespace-nowrap">{inLocale(locale, row.districtZh, row.districtEn)}</span>,
    },
    {
      key: 'certified',
      title: t('certified'),
      unit: units,
      sort: 'certified',
      numeric: true,
      cell: (row) => format.number(row.certified),
    },
    { key: 'sold', title: t('sold'), unit: units, sort: 'sold', numeric: true, cell: (row) => format.number(row.sold) },
    {
      key: 'left',
      title: t('left'),
      unit: units,
      sort: 'left',
      numeric: true,
      cell: (row) => (
        <>
          {format.number(row.left)}
          <Balance certificate={row} />
        </>
      ),
    },
    {
      key: 'expires',
      title: t('expires'),
      sort: 'expires',
      cell: (row) => <span className="whitespace-nowrap">{day(row.expiresOn)}</span>,
    },
    {
      key: 'households',
      title: t('households'),
      sort: 'households',
      numeric: true,
      cell: (row) => format.number(row.households),
    },
  ]
}
