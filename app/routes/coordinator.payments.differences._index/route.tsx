import { useLoaderData } from '@remix-run/react'
import { useTranslations } from 'use-intl'
import type { DifferenceRow } from '#server/payments/reconciliation/list-differences.ts'
import { Badge } from '../../components/card.tsx'
import { privately } from '../../http/page-head.ts'
import type { RouteHandle } from '../../route-handle.ts'
import type { DeskColumn } from '../coordinator/desk-table.tsx'
import { Moment, OrderCell, Sum } from '../coordinator.payments/cells.tsx'
import { listLoader } from '../coordinator.payments/list-loader.server.ts'
import { MoneyPage } from '../coordinator.payments/money-page.tsx'
import { useMoneyWords } from '../coordinator.payments/money-words.ts'

export const handle = { scripts: false } satisfies RouteHandle
export const headers = privately

export const loader = listLoader(async ({ reconciliation }, viewer, asked) => {
  const state = asked.state === 'closed' ? ('closed' as const) : ('open' as const)
  return { state, ...(await reconciliation.differences(viewer, { state, page: asked.page })) }
})

/** Where providers and the ledger disagree. */
export default function Differences() {
  const { asked, list } = useLoaderData<typeof loader>()
  const t = useTranslations('desk.differences')
  const columns = useColumns(list.state === 'closed')
  return (
    <MoneyPage
      area="differences"
      asked={asked}
      list={list}
      states={['open', 'closed']}
      stateName={(state) => t(`states.${state}`, { count: list[state] })}
      emptyTitle={list.state === 'closed' ? t('emptyClosed') : undefined}
      columns={columns}
      rowKey={(row) => row.id}
    />
  )
}

/** @param closed with what became of each */
function useColumns(closed: boolean): DeskColumn<DifferenceRow>[] {
  const t = useTranslations('desk')
  const words = useMoneyWords()
  return [
    {
      key: 'kind',
      title: t('differences.kind'),
      cell: (row) => (
        <a href={`/coordinator/payments/differences/${row.id}`} className="link whitespace-nowrap">
          {t(`differences.kinds.${row.kind}`)}
        </a>
      ),
    },
    {
      key: 'ledger',
      title: t('differences.ledger'),
      numeric: true,
      cell: (row) => <Sum fen={row.ledgerFen} currency={row.currency} />,
    },
    {
      key: 'theirs',
      title: t('differences.theirs'),
      numeric: true,
      cell: (row) => <Sum fen={row.providerFen} currency={row.currency} />,
    },
    {
      key: 'difference',
      title: t('differences.difference'),
      numeric: true,
      cell: (row) => <Sum fen={row.providerFen - row.ledgerFen} currency={row.currency} />,
    },
    { key: 'order', title: t('list.order'), cell: (row) => <OrderCell orderNumber={row.orderNumber} lineId={null} /> },
    {
      key: 'about',
      title: t('differences.about'),
      cell: (row) => (
        <span className="whitespace-nowrap">
          {words.provider(row.provider)}
          <span className="block max-w-48 truncate font-mono text-soft">{row.reference}</span>
        </span>
      ),
    },
    { key: 'found', title: t('differences.found'), cell: (row) => <Moment at={row.foundAt} ago={!row.closedAt} /> },
    ...(closed
      ? [{ key: 'closed', title: t('differences.resolution'), cell: (row: DifferenceRow) => <Resolution row={row} /> }]
      : []),
  ]
}

function Resolution({ row }: { row: DifferenceRow }) {
  const t = useTranslations('desk.differences')
  if (!row.closedAt) return null
  if (row.closedBy === 'clock') return <Badge tone="good">{t('agrees')}</Badge>
  return (
    <span className="inline-block min-w-40">
      {t('closedBy', { person: row.closedByName ?? '–', resolution: row.resolution ?? '' })}
    </span>
  )
}
