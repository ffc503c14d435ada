import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { UnmatchedRow } from '#server/payments/desk/list-unmatched.ts'
import { Badge } from '../../components/card.tsx'
import { privately } from '../../http/page-head.ts'
import type { RouteHandle } from '../../route-handle.ts'
import type { DeskColumn } from '../coordinator/desk-table.tsx'
import { Moment, Sum } from '../coordinator.payments/cells.tsx'
import { listLoader } from '../coordinator.payments/list-loader.server.ts'
import { MoneyPage } from '../coordinator.payments/money-page.tsx'
import { useMoneyWords } from '../coordinator.payments/money-words.ts'
import { useMoneyColumns } from '../coordinator.payments/use-money-columns.tsx'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export const loader = listLoader(({ desk }, viewer, asked) => desk.unmatched(viewer, asked))

/** Money that fits no order. */
export default function Unmatched() {
  const { asked, list } = useLoaderData<typeof loader>()
  const t = useTranslations('desk.unmatched')
  const columns = useColumns()
  return (
    <MoneyPage
      area="unmatched"
      asked={asked}
      list={list}
      states={['open', 'all']}
      stateName={(state) => t(`states.${state}`)}
      columns={columns}
      rowKey={(row) => row.id}
    />
  )
}

const tones = { open: 'warn', requested: 'plain', succeeded: 'good', failed: 'accent' } as const

function useColumns(): DeskColumn<UnmatchedRow>[] {
  const t = useTranslations('desk')
  const words = useMoneyWords()
  const columns = useMoneyColumns()
  return [
    {
      key: 'at',
      title: t('unmatched.paidAt'),
      sort: 'at',
      cell: (row) => (
        <a href={`/coordinator/payments/unmatched/${row.id}`} className="link">
          <Moment at={row.paidAt} ago />
        </a>
      ),
    },
    columns.amount,
    {
      key: 'wanted',
      title: t('unmatched.wanted'),
      numeric: true,
      cell: (row) =>
        row.wantedFen === null ? '' : <Sum fen={row.wantedFen} currency={row.wantedCurrency ?? undefined} />,
    },
    {
      key: 'about',
      title: t('list.reason'),
      cell: (row) => (
        <span className="whitespace-nowrap">
          {row.orderNumber === null
            ? t('unmatched.unknown')
            : t('unmatched.forOrder', { number: String(row.orderNumber) })}
        </span>
      ),
    },
    {
      key: 'state',
      title: t('list.state'),
      cell: (row) => {
        const state = row.refundState ?? 'open'
        return <Badge tone={tones[state]}>{t(`unmatched.state.${state}`)}</Badge>
      },
    },
    {
      key: 'method',
      title: t('unmatched.method'),
      cell: (row) => <span className="whitespace-nowrap">{words.method(row.method)}</span>,
    },
    {
      key: 'source',
      title: t('unmatched.source'),
      cell: (row) => <span className="whitespace-nowrap">{t(`sources.${row.source}`)}</span>,
    },
    columns.provider((row) => row.providerPaymentId, 'provider'),
  ]
}
