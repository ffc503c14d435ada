import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { DisputeRow } from '#server/payments/desk/list-disputes.ts'
import { Badge } from '../../components/card.tsx'
import { refusing } from '../../http/to-response.ts'
import type { RouteHandle } from '../../route-handle.ts'
import type { DeskColumn } from '../coordinator/desk-table.tsx'
import { privately, requireCoordinator } from '../coordinator/guard.ts'
import { readAsked } from '../coordinator/report-query.ts'
import { Moment, OrderCell, ProviderCell, Sum } from '../coordinator.payments/cells.tsx'
import { MoneyPage } from '../coordinator.payments/money-page.tsx'
import { useMoneyWords } from '../coordinator.payments/money-words.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export async function loader({ request, context }: LoaderFunctionArgs) {
  const viewer = requireCoordinator(request, context)
  const asked = readAsked(request.url)
  return data({ asked, list: await refusing(context, context.shop.desk.disputes(viewer, asked)) })
}

const states = ['open', 'all'] as const

/** Payments that buyers' banks ask back. */
export default function Disputes() {
  const { asked, list } = useLoaderData<typeof loader>()
  const t = useTranslations('desk.disputes')
  const columns = useColumns()
  return (
    <MoneyPage
      area="disputes"
      asked={asked}
      list={list}
      states={states.map((state) => ({ state, label: t(`states.${state}`) }))}
      current={list.state}
      emptyTitle={list.state === 'all' ? t('emptyAll') : undefined}
      columns={columns}
      rowKey={(row) => row.id}
    />
  )
}

const tones = { open: 'warn', won: 'good', lost: 'accent' } as const

function useColumns(): DeskColumn<DisputeRow>[] {
  const t = useTranslations('desk')
  const words = useMoneyWords()
  return [
    { key: 'order', title: t('list.order'), sort: 'order', cell: (row) => <OrderCell {...row} /> },
    {
      key: 'due',
      title: t('disputes.due'),
      sort: 'due',
      cell: (row) =>
        row.evidenceDueAt ? <Moment at={row.evidenceDueAt} ago={row.state === 'open'} /> : t('disputes.noDue'),
    },
    {
      key: 'amount',
      title: t('list.amount'),
      sort: 'amount',
      numeric: true,
      cell: (row) => <Sum fen={row.amountFen} />,
    },
    {
      key: 'state',
      title: t('list.state'),
      cell: (row) => (
        <>
          <Badge tone={tones[row.state]}>{t(`disputes.state.${row.state}`)}</Badge>
          {row.state === 'open' ? (
            <span className="block whitespace-nowrap text-soft">
              {t(row.withheld ? 'disputes.withheldYes' : 'disputes.withheldNo')}
            </span>
          ) : null}
        </>
      ),
    },
    {
      key: 'reason',
      title: t('list.reason'),
      cell: (row) => <span className="inline-block min-w-32">{words.disputeReason(row)}</span>,
    },
    { key: 'at', title: t('disputes.opened'), sort: 'at', cell: (row) => <Moment at={row.openedAt} /> },
    { key: 'closed', title: t('disputes.closed'), cell: (row) => <Moment at={row.closedAt} /> },
    {
      key: 'provider',
      title: t('list.provider'),
      cell: (row) => <ProviderCell provider={row.provider} id={row.providerDisputeId} sessionId={row.sessionId} />,
    },
  ]
}
