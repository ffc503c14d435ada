import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { SilentRow } from '#server/payments/desk/list-silent.ts'
import { privately } from '../../http/page-head.ts'
import type { RouteHandle } from '../../route-handle.ts'
import type { DeskColumn } from '../coordinator/desk-table.tsx'
import { Moment } from '../coordinator.payments/cells.tsx'
import { listLoader } from '../coordinator.payments/list-loader.server.ts'
import { MoneyPage } from '../coordinator.payments/money-page.tsx'
import { useMoneyColumns } from '../coordinator.payments/use-money-columns.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export const loader = listLoader(({ desk }, viewer, asked) => desk.silent(viewer, asked))

/** Payments of the last day of which no notice came. */
export default function Silent() {
  const { asked, list } = useLoaderData<typeof loader>()
  const columns = useColumns()
  return <MoneyPage area="silent" asked={asked} list={list} columns={columns} rowKey={(row) => row.id} />
}

function useColumns(): DeskColumn<SilentRow>[] {
  const t = useTranslations('desk')
  const columns = useMoneyColumns()
  return [
    { key: 'at', title: t('list.at'), sort: 'at', cell: (row) => <Moment at={row.paidAt} ago /> },
    columns.amount,
    { ...columns.order, sort: undefined },
    {
      key: 'source',
      title: t('silent.source'),
      cell: (row) => <span className="whitespace-nowrap">{t(`sources.${row.source}`)}</span>,
    },
    columns.provider((row) => row.providerPaymentId, 'provider'),
  ]
}
