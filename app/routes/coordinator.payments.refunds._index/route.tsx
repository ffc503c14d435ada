import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { RefundRow } from '#server/payments/desk/list-refunds.ts'
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
  return data({ asked, list: await refusing(context, context.shop.desk.refunds(viewer, asked)) })
}

const states = ['open', 'failed', 'slow', 'all'] as const

/** Refunds, and whether their buyers have the money. */
export default function Refunds() {
  const { asked, list } = useLoaderData<typeof loader>()
  const t = useTranslations('desk.refunds')
  const columns = useColumns()
  return (
    <MoneyPage
      area="refunds"
      asked={asked}
      list={list}
      states={states.map((state) => ({ state, label: t(`states.${state}`) }))}
      current={list.state}
      columns={columns}
      rowKey={(row) => row.id}
    />
  )
}

const tones = { requested: 'warn', succeeded: 'good', failed: 'accent' } as const

function useColumns(): DeskColumn<RefundRow>[] {
  const t = useTranslations('desk')
  const words = useMoneyWords()
  return [
    {
      key: 'at',
      title: t('list.asked'),
      sort: 'at',
      cell: (row) => (
        <a href={`/coordinator/payments/refunds/${row.id}`} className="link">
          <Moment at={row.requestedAt} ago />
        </a>
      ),
    },
    {
      key: 'amount',
      title: t('list.amount'),
      sort: 'amount',
      numeric: true,
      cell: (row) => (
        <>
          <Sum fen={row.amountFen} currency={row.currency} />
          {row.units > 0 ? <span className="block text-soft">{t('refunds.units', { units: row.units })}</span> : null}
        </>
      ),
    },
    {
      key: 'state',
      title: t('list.state'),
      sort: 'state',
      cell: (row) => (
        <>
          <Badge tone={row.replacedById ? 'plain' : tones[row.state]}>{words.refundState(row)}</Badge>
          {row.replacedById ? (
            <a href={`/coordinator/payments/refunds/${row.replacedById}`} className="link block whitespace-nowrap">
              {t('refunds.replacedBy')}
            </a>
          ) : null}
          {row.failureCode && !row.replacedById ? (
            <span className="block min-w-32 text-soft">{words.refundFailure(row.failureCode)}</span>
          ) : null}
        </>
      ),
    },
    { key: 'order', title: t('list.order'), sort: 'order', cell: (row) => <OrderCell {...row} /> },
    {
      key: 'reason',
      title: t('list.reason'),
      cell: (row) => <span className="inline-block min-w-40">{words.refundReason(row)}</span>,
    },
    { key: 'by', title: t('list.by'), cell: (row) => <span className="whitespace-nowrap">{words.askedBy(row)}</span> },
    {
      key: 'provider',
      title: t('list.provider'),
      sort: 'provider',
      cell: (row) => <ProviderCell provider={row.provider} id={row.providerRefundId} sessionId={row.sessionId} />,
    },
  ]
}
