import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { RefundRow } from '#server/payments/desk/list-refunds.ts'
import { Badge } from '../../components/card.tsx'
import { privately } from '../../http/page-head.ts'
import type { RouteHandle } from '../../route-handle.ts'
import type { DeskColumn } from '../coordinator/desk-table.tsx'
import { Moment } from '../coordinator.payments/cells.tsx'
import { listLoader } from '../coordinator.payments/list-loader.server.ts'
import { MoneyPage } from '../coordinator.payments/money-page.tsx'
import { useMoneyWords } from '../coordinator.payments/money-words.ts'
import { useMoneyColumns } from '../coordinator.payments/use-money-columns.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export const loader = listLoader(({ desk }, viewer, asked) => desk.refunds(viewer, asked))

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
      states={['open', 'failed', 'slow', 'all']}
      stateName={(state) => t(`states.${state}`)}
      columns={columns}
      rowKey={(row) => row.id}
    />
  )
}

const tones = { requested: 'warn', succeeded: 'good', failed: 'accent' } as const

function useColumns(): DeskColumn<RefundRow>[] {
  const t = useTranslations('desk')
  const words = useMoneyWords()
  const columns = useMoneyColumns()
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
      ...columns.amount,
      cell: (row) => (
        <>
          {columns.amount.cell(row)}
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
    columns.order,
    {
      key: 'reason',
      title: t('list.reason'),
      cell: (row) => <span className="inline-block min-w-40">{words.refundReason(row)}</span>,
    },
    { key: 'by', title: t('list.by'), cell: (row) => <span className="whitespace-nowrap">{words.askedBy(row)}</span> },
    columns.provider((row) => row.providerRefundId, 'provider'),
  ]
}
