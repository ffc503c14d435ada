import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { SilentRow } from '#server/payments/desk/list-silent.ts'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import type { DeskColumn } from '../coordinator/desk-table.tsx'
import { privately, requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'
import { Moment, OrderCell, ProviderCell, Sum } from '../coordinator.payments/cells.tsx'
import { MoneyPage } from '../coordinator.payments/money-page.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  return data({ asked, list: await refusing(context, context.shop.desk.silent(viewer, asked)) })
}

/** Payments of the last day of which no notice came. */
export default function Silent() {
  const { asked, list } = useLoaderData<typeof loader>()
  const columns = useColumns()
  return <MoneyPage area="silent" asked={asked} list={list} columns={columns} rowKey={(row) => row.id} />
}

function useColumns(): DeskColumn<SilentRow>[] {
  const t = useTranslations('desk')
  return [
    { key: 'at', title: t('list.at'), sort: 'at', cell: (row) => <Moment at={row.paidAt} ago /> },
    {
      key: 'amount',
      title: t('list.amount'),
      sort: 'amount',
      numeric: true,
      cell: (row) => <Sum fen={row.amountFen} currency={row.currency} />,
    },
    { key: 'order', title: t('list.order'), cell: (row) => <OrderCell {...row} /> },
    {
      key: 'source',
      title: t('silent.source'),
      cell: (row) => <span className="whitespace-nowrap">{t(`sources.${row.source}`)}</span>,
    },
    {
      key: 'provider',
      title: t('list.provider'),
      sort: 'provider',
      cell: (row) => <ProviderCell provider={row.provider} id={row.providerPaymentId} sessionId={row.sessionId} />,
    },
  ]
}
