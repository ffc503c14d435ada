import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { DisputeRow } from '#server/payments/desk/list-disputes.ts'
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

export const loader = listLoader(({ desk }, viewer, asked) => desk.disputes(viewer, asked))

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
      states={['open', 'all']}
      stateName={(state) => t(`states.${state}`)}
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
  const columns = useMoneyColumns()
  return [
    columns.order,
    {
      key: 'due',
      title: t('disputes.due'),
      sort: 'due',
      cell: (row) =>
        row.evidenceDueAt ? <Moment at={row.evidenceDueAt} ago={row.state === 'open'} /> : t('disputes.noDue'),
    },
    columns.amount,
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
    columns.provider((row) => row.providerDisputeId),
  ]
}
