import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useFormatter, useLocale, useTranslations } from 'use-intl'
import { inLocale } from '#domain/locale.ts'
import type { PeriodListRow } from '#server/period-income/read-lists.ts'
import { ButtonLink } from '../../components/button.tsx'
import { ListState } from '../../components/list-state.tsx'
import { privately } from '../../http/page-head.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import { DeskHead } from '../admin/desk-head.tsx'
import { Yuan } from '../coordinator/amounts.tsx'
import { DeskList } from '../coordinator/desk-list.tsx'
import type { DeskColumn } from '../coordinator/desk-table.tsx'
import { requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  const list = await refusing(context, context.shop.periodIncome.lists(viewer, asked))
  return data({ asked, list })
}

const states = ['proposed', 'approved', 'paid', 'rejected', 'taken_back'] as const

/** What agreements pay their households by the month. */
export default function PeriodLists() {
  const { asked, list } = useLoaderData<typeof loader>()
  const t = useTranslations('periods')
  const columns = useColumns(list.totalFen)
  const path = '/coordinator/period-lists'
  return (
    <>
      <DeskHead title={t('title')} lead={t('lead')}>
        <ButtonLink href={`${path}/new`}>{t('new')}</ButtonLink>
      </DeskHead>
      <DeskList
        {...{ path, asked, list, columns }}
        caption={t('caption')}
        rowKey={(row) => row.id}
        states={{
          label: t('columns.state'),
          names: ['all', ...states],
          words: (state) => (state === 'all' ? t('all') : t(`states.${state}`)),
          shown: states.find((state) => state === asked.state) ?? 'all',
        }}
        empty={{ title: t('emptyTitle'), text: t('empty') }}
      />
    </>
  )
}

function useColumns(totalFen: bigint): DeskColumn<PeriodListRow>[] {
  const t = useTranslations('periods')
  const types = useTranslations('coordinator.types')
  const locale = useLocale()
  const format = useFormatter()
  return [
    {
      key: 'agreement',
      title: t('columns.agreement'),
      sort: 'agreement',
      foot: t('sum'),
      cell: (row) => (
        <a href={`/coordinator/period-lists/${row.id}`} className="link block min-w-44">
          {inLocale(locale, row.titleZh, row.titleEn)}
          <span className="block text-soft tabular">{row.code}</span>
        </a>
      ),
    },
    {
      key: 'period',
      title: t('columns.period'),
      sort: 'period',
      foot: '',
      cell: (row) => <span className="whitespace-nowrap tabular">{row.period}</span>,
    },
    {
      key: 'state',
      title: t('columns.state'),
      sort: 'state',
      foot: '',
      cell: (row) => <ListState state={row.state} />,
    },
    {
      key: 'type',
      title: t('columns.type'),
      foot: '',
      cell: (row) => <span className="whitespace-nowrap">{types(row.type)}</span>,
    },
    {
      key: 'producer',
      title: t('columns.producer'),
      sort: 'producer',
      foot: '',
      cell: (row) => inLocale(locale, row.producerZh, row.producerEn),
    },
    {
      key: 'district',
      title: t('columns.district'),
      sort: 'district',
      foot: '',
      cell: (row) => <span className="whitespace-nowrap">{inLocale(locale, row.districtZh, row.districtEn)}</span>,
    },
    {
      key: 'households',
      title: t('columns.households'),
      sort: 'households',
      numeric: true,
      foot: '',
      cell: (row) => row.households,
    },
    {
      key: 'total',
      title: t('columns.total'),
      sort: 'total',
      numeric: true,
      foot: <Yuan fen={totalFen} />,
      cell: (row) => <Yuan fen={row.totalFen} />,
    },
    {
      key: 'proposed',
      title: t('columns.proposed'),
      sort: 'proposed',
      foot: '',
      cell: (row) => (
        <span className="whitespace-nowrap">
          {format.dateTime(row.proposedAt, 'day')}
          <span className="block text-soft">{row.proposedBy}</span>
        </span>
      ),
    },
  ]
}
