import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { CertificateRow } from '#server/linkage/list-certificates.ts'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead } from '../admin/desk-head.tsx'
import { DeskList } from '../coordinator/desk-list.tsx'
import type { DeskColumn } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'
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
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')} />
      <DeskList
        path="/coordinator/certificates"
        {...{ asked, list, columns }}
        caption={t('title')}
        rowKey={(row) => row.id}
        states={{
          names: ['all', 'soon'],
          words: (state) => (state === 'all' ? t('all') : t('soon')),
          shown: soon ? 'soon' : 'all',
        }}
        empty={{ title: t('emptyTitle'), text: soon ? t('emptySoon') : t('empty') }}
      />
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
